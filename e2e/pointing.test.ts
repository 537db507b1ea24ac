import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makeTicketIds } from "../sandbox/ticket-id";
import { browsersToTest } from "./harness/executables";
import { pause } from "./harness/until";
import { besideLine, fromFrame, onLine, ways } from "./pointing/page";
import { type Scene, startScene } from "./pointing/scene";

/** The ways of which the ticket is closed too, not only offered. */
const closed = new Set([
  "a closed shadow root",
  "a frame of another origin",
  "a srcdoc frame",
  "a sandboxed srcdoc frame",
  "a frame filled by script",
  "alt",
]);
/** An id of a table that is not known to hold tickets. */
const [contact = ""] = makeTicketIds({ count: 1, table: 10_348 });

/** Which ticket the browser's own menu offers to close, wherever in a page an id can be pointed at. */
describe.each(browsersToTest)("in %s, the menu", (browser) => {
  let scene: Scene;

  beforeAll(async () => {
    scene = await startScene(browser);
  });
  afterAll(async () => {
    await scene?.stop();
  });

  test("offers the ticket that is pointed at, in each way in which a page can hold it", async () => {
    const held = Object.entries(ways).map(([name, write]) => ({ name, write, id: scene.newId() }));
    await scene.show(held.map(({ write, id }) => write(id, scene.otherOrigin)));
    for (const [line, { name, id }] of held.entries()) {
      if (closed.has(name)) await scene.expectToClose(onLine(line), [id]);
      else await scene.expectOffer(onLine(line), [id]);
    }
  });

  test("offers the one of several ids in a field that is pointed at", async () => {
    const [a, b, c, d] = fourIds();
    await scene.show([`<input value="${a} ${b}">`, `<textarea>${c} ${d}</textarea>`]);
    await scene.page.evaluate(() => {
      for (const field of document.querySelectorAll("input, textarea"))
        (field as HTMLInputElement).setSelectionRange(40, 40);
    });
    await scene.expectOffer(onLine(0), [a]);
    await scene.expectOffer(atSecondId(0), [b]);
    await scene.expectOffer(onLine(1), [c]);
    await scene.expectToClose(atSecondId(1), [d]);
  });

  test("offers the one that is seen in what can only be selected as a whole, not what is cut off there", async () => {
    const [a, b, c, d] = fourIds();
    const off = "display: inline-block; width: 0; height: 0; overflow: hidden; vertical-align: top";
    await scene.show([
      `<div style="user-select: all"><p style="height: 0; overflow: hidden">${a}</p><p>${b}</p></div>`,
      `<code style="user-select: all"><span style="${off}">${a}</span>${c}</code>`,
      `<div style="user-select: all"><template shadowrootmode="closed"><span>${d}</span></template></div>`,
    ]);
    for (const [line, id] of [b, c, d].entries()) await scene.expectOffer(onLine(line), [id]);
  });

  test("offers all of a selection, and by that alone what may be no ticket", async () => {
    const [a, b, c] = fourIds();
    const both = `${a} and <span style="display: contents">${b}</span><span hidden> ${c}</span>`;
    await scene.show([both, contact, `<a href="/${contact}/${a}">ticket of a contact</a>`]);
    await scene.expectOffer(onLine(2), [a]);
    await scene.expectOffer(onLine(1), []);
    await select(1);
    await scene.expectOffer(onLine(1), [contact]);
    await select(0);
    await scene.expectToClose(onLine(0), [a, b]);
  });

  // Firefox's menu offers nothing there.
  test.runIf(browser === "chromium")("offers what came from a frame that is gone", async () => {
    const [a, b] = fourIds();
    await scene.show([fromFrame(`<p>${a}</p>`), fromFrame(`<a href="/t/${b}">words of a ticket</a>`)]);
    await scene.expectOffer(onLine(0), [a]);
    await scene.expectOffer(onLine(1), [b]);
  });

  test("offers nothing where no id is", async () => {
    const [a, b] = fourIds();
    await scene.show([
      a,
      `<a href="/${a}/${b}">two tickets</a>`,
      "words",
      '<iframe srcdoc="words"></iframe>',
      `<div style="height: 100%; overflow: hidden">words<br>${b}</div>`,
    ]);
    for (const place of [besideLine(0), onLine(1), onLine(2), onLine(3), onLine(5), onLine(9)]) {
      await scene.expectOffer(onLine(0), [a]);
      await scene.expectOffer(place, []);
    }
  });

  test("offers what attributes say in a page without any other ids", async () => {
    const [id] = fourIds();
    await scene.open([`<p data-ticket="${id}"><b>the row of a ticket</b></p>`, "words"]);
    // No badge tells when such a page was looked at.
    await scene.expectOffer(onLine(0), [id]);
    await scene.expectToClose(onLine(0), [id]);
    await scene.expectOffer(onLine(1), []);
  });

  test("offers what the keyboard has come to", async () => {
    const [a, b, c, d] = fourIds();
    await scene.show([
      `<a href="/x">the first one</a> <a href="/${a}">the ticket of last night</a>`,
      `<input value="${contact} ${a} ${b}">`,
      `<p contenteditable>${d}, ${c}</p>`,
      `<div><template shadowrootmode="closed"><button title="${d}">open</button></template></div>`,
      `<p>${a}</p>`,
    ]);
    const { keyboard, mouse } = scene.page;
    await scene.expectOffer(onLine(4), [a]);
    // Where a press begins that the keyboard goes on from.
    await mouse.click(onLine(9).x, onLine(9).y);
    await keyboard.press("Tab");
    await scene.expectOffer("the focus", []);
    await keyboard.press("Tab");
    if (scene.hasKeys) await scene.expectToClose("the focus", [a]);
    else await scene.expectOffer("the focus", [a]);
    await keyboard.press("Tab");
    await keyboard.press("End");
    await scene.expectOffer("the focus", [b]);
    await keyboard.press("Tab");
    await keyboard.press("End");
    await scene.expectOffer("the focus", [c]);
    await scene.expectOffer("the focus", [c]);
    await keyboard.press("Tab");
    await scene.expectOffer("the focus", [d]);
    await select(4);
    await scene.expectOffer("the focus", [a]);
  });

  test("closes what it named when it opened, whatever the page does meanwhile", async () => {
    const [a, b] = fourIds();
    await scene.show([`<p>${a}</p>`, `<p>${b}</p>`]);
    await scene.expectToClose(onLine(0), [a], async () => {
      await scene.page.evaluate(() => {
        const [first, second] = document.querySelectorAll("section");
        first?.replaceChildren(...(second?.childNodes ?? []));
        getSelection()?.selectAllChildren(first ?? document);
      });
      await pause(500);
    });
    await scene.expectOffer({ ...onLine(0), x: 90 }, [b]);
  });

  test("nothing went wrong unseen", async () => {
    expect(await scene.errors()).toEqual([]);
  });

  function fourIds(): [string, string, string, string] {
    return [scene.newId(), scene.newId(), scene.newId(), scene.newId()];
  }

  /** As a person does: what scripts select does not count. */
  async function select(line: number): Promise<void> {
    const { x, y } = onLine(line);
    await scene.page.mouse.click(x, y, { count: 3 });
  }
});

function atSecondId(line: number): { x: number; y: number } {
  return { ...onLine(line), x: 400 };
}
