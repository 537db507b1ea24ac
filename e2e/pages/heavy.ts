import { decoys, someIds } from "./ids";
import { htmlPage, type ServedPage } from "./serve";

/** A page that is too much of something, and the ids that are to be found in it, in order. */
export interface HeavyPage {
  readonly page: ServedPage;
  readonly ids: readonly string[];
}

/** So many levels are added at a time: as deep as parsers go, and no browser has to visit so many at once that it gives up. */
const LEVELS_AT_ONCE = 400;

/**
 * Elements nested so deep, with one id at the bottom and one after all of them. Made by a script, since parsers stop at some hundred levels;
 * unseen, since browsers cannot lay so many out.
 *
 * @param levels - how many, in steps of 400
 */
export function nestedPage(levels: number): HeavyPage {
  const ids = someIds(11, 2);
  const page = htmlPage(`<div id="top" hidden></div><p>${decoys(11)} ${ids[1]}</p><script>
const one = document.createElement("div");
one.innerHTML = "<div>".repeat(${LEVELS_AT_ONCE});
let bottom = document.querySelector("#top");
function deeper() {
  bottom.append(one.firstChild.cloneNode(true));
  while (bottom.firstChild) bottom = bottom.firstChild;
}
addEventListener("load", () => {
  for (let level = 0; level < ${levels}; level += ${LEVELS_AT_ONCE}) deeper();
  bottom.append("${ids[0]}");
});
</script>`);
  return { page, ids };
}

const LINE = "2026-11-23 08:15 guest reported heating d41d8cd98f00b204e9800998ecf8427e again in room 12\n";

/**
 * So many characters in a single text node, with ids at its start, in its middle and at its end. Unseen, since laying it out takes
 * browsers seconds without us.
 */
export function longTextPage(characters: number): HeavyPage {
  const ids = someIds(12, 4);
  const page = htmlPage(`<pre hidden></pre><p>${ids[3]}</p><script>
addEventListener("load", () => {
  const half = ${JSON.stringify(LINE)}.repeat(${Math.ceil(characters / 2 / LINE.length)});
  document.querySelector("pre").append("${ids[0]} " + half + "${decoys(12)} ${ids[1]} " + half + "${ids[2]}");
});
</script>`);
  return { page, ids };
}

/** Rows in view, which all change in each moment of the storm; and rows out of view, of which so many change. */
const ROWS = 40;
const ROWS_BEHIND = 20_000;
const EDITS_BEHIND = 100;

/**
 * A page that changes all the time once `startStorm(ms)` is called: texts are edited, rows come and go, links change their address, ids
 * flash up, and there are too many changes to look at each. When it is over it says so in `stormIsOver`, and its last ids stand there.
 */
export function stormPage(): HeavyPage & { readonly flashes: readonly string[] } {
  const ids = someIds(13, 3);
  const flashes = someIds(14, 500);
  const page =
    htmlPage(`<p>${ids[0]}</p><ul id="rows"></ul><div id="behind" hidden></div><p id="last"></p><script>
const flashes = ${JSON.stringify(flashes)};
const rows = document.querySelector("#rows");
let turn = 0;
for (let row = 0; row < ${ROWS}; row++) rows.append(newRow());
const behind = document.querySelector("#behind");
behind.innerHTML = "<p>guest <b>reported</b> heating again</p>".repeat(${ROWS_BEHIND});
const texts = [...behind.children].map((row) => row.firstChild);
function newRow() {
  const row = document.createElement("li");
  row.innerHTML = "<b>guest</b> <a href='/t/0'>link</a> <span>text</span> <i>${decoys(13)}</i>";
  return row;
}
function blow(until) {
  turn++;
  for (const [index, row] of [...rows.children].entries()) {
    row.children[2].firstChild.data = "edit " + turn + " " + (index === turn % 7 ? flashes[turn % flashes.length] : "");
    if (index === turn % 11) row.children[1].href = "/t/" + flashes[(turn * 3) % flashes.length];
    if (index % 10 === turn % 10) row.replaceWith(newRow());
  }
  for (let edit = 0; edit < ${EDITS_BEHIND}; edit++) texts[(turn * 997 + edit * 131) % texts.length].data = "guest " + turn + " ";
  if (performance.now() < until) return setTimeout(blow, 4, until);
  rows.textContent = "${ids[1]}";
  document.querySelector("#last").textContent = "${ids[2]}";
  window.stormIsOver = true;
}
function startStorm(ms) { blow(performance.now() + ms); }
</script>`);
  return { page, ids, flashes };
}
