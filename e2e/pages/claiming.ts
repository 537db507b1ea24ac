import { htmlPage, type ServedPage } from "./serve";

/** Selects one or all of the ids in an element, in turn, as long as the page lives. */
const selectInTurn = `
const text = document.querySelector("u").firstChild;
let all = false;
setInterval(() => {
  all = !all;
  getSelection().setBaseAndExtent(text, 0, text, all ? text.length : 66);
}, 250);`;

/** A page with one ticket, and in it a tiny frame of another origin whose script selects others all the time. */
export function pageWithClaimingFrame(id: string, others: readonly string[]): Record<string, ServedPage> {
  const addFrame = `
const frame = Object.assign(document.createElement("iframe"), { width: 1, height: 1 });
frame.src = "http://localhost:" + location.port + "/claiming";
document.body.append(frame);`;
  return {
    "/framing": htmlPage(`<p>${id}</p><script>${addFrame}</script>`),
    "/claiming": htmlPage(`<u>${others.join(" ")}</u><script>${selectInTurn}</script>`),
  };
}

/** A page with one ticket whose own script selects others all the time. */
export function selectingPage(id: string, others: readonly string[]): ServedPage {
  return htmlPage(`<p>${id}</p><u>${others.join(" ")}</u>
<script>setInterval(() => getSelection().selectAllChildren(document.querySelector("u")), 250)</script>`);
}

/** A page with a frame that names a ticket; `loseFrame` takes away all listeners in it, and then the frame. */
export function pageLosingFrame(id: string): ServedPage {
  return htmlPage(`<iframe width="600" height="60" style="border: 0"></iframe><p style="height: 200px">nothing</p><script>
const frame = document.querySelector("iframe");
frame.contentDocument.body.textContent = "${id}";
function loseFrame() {
  frame.contentDocument.open();
  frame.remove();
}
</script>`);
}

/** A page with a ticket that has the browser make the next one ready behind it, which has none. That one's title tells whether it was. */
export function pagesBehindEachOther(id: string): Record<string, ServedPage> {
  const rules = { prerender: [{ source: "list", urls: ["/after"], eagerness: "immediate" }] };
  return {
    "/before": htmlPage(
      `<p>${id}</p><a href="/after">on</a><script type="speculationrules">${JSON.stringify(rules)}</script>`,
    ),
    "/after": htmlPage(
      `<p>nothing</p><script>if (document.prerendering) document.title = "ready before"</script>`,
    ),
  };
}
