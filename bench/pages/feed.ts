import { seededRandom } from "../../sandbox/random";
import { makeTicketIds } from "../../sandbox/ticket-id";
import { createMarkup } from "./markup";
import { type BenchPage, documentOf } from "./page";
import { type Filler, filler } from "./words";

const BATCHES = 2_000;
const NODES = 20;
/** So many batches share a parent: under a single one the browser would lay out all before at each new one. */
const GROUP = 50;
/** Every so manieth batch brings an id, every so manieth edits a row, and every so manieth of those edits writes an id. */
const ID_STEP = 20;
const EDIT_STEP = 5;
const EDIT_ID_STEP = 100;
const LIST = 10_000;
const LIST_ID_STEP = 400;
/** So many nodes of the list go at a time; those before them come back. */
const WINDOW = 50;

/**
 * A page that never rests: batches of nodes are appended, rows are edited, and a long list is taken out and put back piece by piece.
 * Nothing happens before `startFeed()` is called; `feedIsDone` is set at the end. Beside whatever watches the page it watches
 * itself with `onlyReads`, the least an observer can do.
 *
 * @param batches - how many; the list shrinks with them
 */
export function feedPage(seed = 5, batches = BATCHES): BenchPage {
  const fill = filler(seededRandom(seed));
  const list = Math.round((LIST * batches) / BATCHES / WINDOW) * WINDOW;
  const edits = Math.ceil(batches / EDIT_ID_STEP);
  const count = Math.ceil(batches / ID_STEP) + edits + Math.ceil(list / LIST_ID_STEP);
  const ids = [...makeTicketIds({ count, seed })];
  const next = ids[Symbol.iterator]();
  const takeId = () => next.next().value ?? "";
  const lookAlikes = batches + list / 10;

  const appended = Array.from({ length: batches }, (_, batch) =>
    batchOf(fill, batch % ID_STEP === 0 ? takeId() : null),
  );
  const edited = Array.from({ length: Math.ceil(batches / EDIT_STEP) }, (_, edit) =>
    (edit * EDIT_STEP) % EDIT_ID_STEP === 0 ? `now ${takeId()}` : fill.text(30),
  );
  const body = createMarkup();
  body.open("div", "id=feed");
  body.close("div");
  body.open("div", "id=list");
  for (let row = 0; row < list; row++) {
    const word = row % LIST_ID_STEP === 0 ? takeId() : row % 10 === 1 ? fill.md5() : fill.text(12);
    body.element("div", `${fill.text(20)} ${word}`);
  }
  body.close("div");
  const { elements, characters } = body;
  const data = `const appended = ${JSON.stringify(appended)}; const edited = ${JSON.stringify(edited)};`;
  const html = documentOf("feed", `${style}${body}<script src="/feed.js"></script>`);
  return {
    name: "feed",
    files: new Map([
      ["/feed", { type: "text/html", body: html }],
      ["/feed.js", { type: "text/javascript", body: data + script }],
    ]),
    ids,
    counts: {
      elements: elements + 1 + batches * NODES + Math.ceil(batches / GROUP),
      characters: characters + appended.join("").replaceAll(/<[^>]*>/g, "").length,
      lookAlikes,
    },
  };
}

function batchOf(fill: Filler, id: string | null): string {
  const rows = Array.from({ length: NODES }, (_, row) =>
    row === 3 ? fill.md5() : row === 7 && id !== null ? `see ${id} again` : fill.text(36),
  );
  return rows.map((text) => `<p>${text}</p>`).join("");
}

/** As long feeds do it, what is far from the window is not laid out: else the browser's work would take up minutes around ours. */
const style = `<style>
#feed, #list { height: 300px; overflow: auto; contain: strict }
#feed > div { content-visibility: auto; contain-intrinsic-size: auto 20000px }
</style>`;

/**
 * No promises in it: what runs as a microtask in the trace of a page of ours is a script of ours. Edits go to rows that hold no id, so
 * that every id stays.
 */
const script = `
const feed = document.querySelector("#feed");
const list = document.querySelector("#list");
const rows = [...list.children];
let read = 0;
new MutationObserver(function onlyReads(records) {
  for (const { type, target, addedNodes } of records) {
    if (type === "characterData") read += target.data.length;
    else for (const node of addedNodes) read += node.textContent.length;
  }
}).observe(document, { subtree: true, childList: true, characterData: true });

let group;

function appendBatch(batch) {
  if (batch % ${GROUP} === 0) feed.append((group = document.createElement("div")));
  group.insertAdjacentHTML("beforeend", appended[batch]);
  const row = group.children[(batch % ${GROUP}) * ${NODES} + 1];
  if (batch % ${EDIT_STEP} === 0) row.firstChild.data = edited[batch / ${EDIT_STEP}];
  setTimeout(batch + 1 < appended.length ? () => appendBatch(batch + 1) : () => turnList(0), 4);
}

function turnList(from) {
  for (const row of rows.slice(from, from + ${WINDOW})) row.remove();
  const next = rows[from + ${WINDOW}] ?? null;
  for (const row of rows.slice(Math.max(0, from - ${WINDOW}), from)) list.insertBefore(row, next);
  if (from < rows.length) setTimeout(() => turnList(from + ${WINDOW}), 4);
  else window.feedIsDone = true;
}

function startFeed() {
  window.feedIsDone = false;
  appendBatch(0);
}
`;
