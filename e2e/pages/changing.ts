import { decoys, someIds } from "./ids";
import { htmlPage, type ServedPage } from "./serve";

/** A page that changes when its function is called, and ids that come and go in it. */
interface ChangingPage {
  readonly page: ServedPage;
  readonly ids: readonly string[];
}

/** `takeOut()` takes a tree with two ids away, `putBack()` brings it again, at the end; the first id stays. */
export function detachingPage(): ChangingPage {
  const ids = someIds(31, 3);
  const page =
    htmlPage(`<div id="tree"><p>${ids[1]}</p><a href="/t/${ids[2]}">x</a></div><p>${ids[0]} ${decoys(31)}</p><script>
const tree = document.querySelector("#tree");
function takeOut() { tree.remove(); }
function putBack() { document.body.append(tree); }
</script>`);
  return { page, ids };
}

/**
 * `write()` writes a new page over the old one, with the second id; `reopen()` opens the document and writes the third one, without an
 * end; `add()` adds the fourth one.
 */
export function writingPage(): ChangingPage {
  const ids = someIds(32, 4);
  const page = htmlPage(`<p>${ids[0]} ${decoys(32)}</p><script>
function write() { document.write("<!doctype html><title>New</title><p>${ids[1]}</p>"); document.close(); }
function reopen() { document.open(); document.write("<p id='open'>${ids[2]} and"); }
function add() { document.body.append(" ${ids[3]}"); }
</script>`);
  return { page, ids };
}

/**
 * `take()` takes the next paragraph out of the frame, of two with the second and the third id, `drop()` lets the frame go, `add()` adds the
 * fourth one.
 */
export function framePage(): ChangingPage {
  const ids = someIds(39, 4);
  const page =
    htmlPage(`<p>${ids[0]} ${decoys(39)}</p><iframe srcdoc="<p>${ids[1]}</p><p>${ids[2]}</p>"></iframe><script>
const frame = document.querySelector("iframe");
function take() { document.body.append(frame.contentDocument.querySelector("p")); }
function drop() { frame.remove(); }
function add() { document.body.append("${ids[3]}"); }
</script>`);
  return { page, ids };
}

/** Routes of `applicationPage`, each with so many ids. */
const ROUTES = 4;
const PER_ROUTE = 5;

/**
 * A page that never loads another one: `go(route)` changes the address, which holds an id, and 150 ms later, as after an answer from its
 * server, its content.
 *
 * @returns the ids by route, that of the address first
 */
export function applicationPage(): { page: ServedPage; routes: readonly (readonly string[])[] } {
  const ids = someIds(33, ROUTES * PER_ROUTE);
  const routes = Array.from({ length: ROUTES }, (_, route) =>
    ids.slice(route * PER_ROUTE, (route + 1) * PER_ROUTE),
  );
  const page = htmlPage(`<main>${decoys(33)}</main><script>
const routes = ${JSON.stringify(routes)};
function go(route) {
  history.pushState({ route }, "", "/application/" + routes[route][0]);
  draw(route);
}
function draw(route) {
  const [, ...others] = routes[route];
  setTimeout(() => {
    const rows = others.map((id) => "<li><b>" + id.slice(0, 6) + "</b>" + id.slice(6) + "</li>").join("");
    document.querySelector("main").innerHTML = "<ul>" + rows + "</ul>";
  }, 150);
}
addEventListener("popstate", ({ state }) => state && draw(state.route));
</script>`);
  return { page, routes };
}

/** Rows of the virtual lists, those shown at a time, and every how manieth of them holds an id. */
const ROWS = 20_000;
const SHOWN = 40;
const ID_STEP = 10;

/**
 * Two lists of which only what is in view exists. `showFrom(row)` moves both: one makes new rows, the other one writes into those it has.
 *
 * @returns what is told while they begin at a row, a multiple of 10
 */
export function virtualListPage(): { page: ServedPage; idsFrom: (row: number) => string[] } {
  const made = someIds(34, ROWS / ID_STEP);
  const reused = someIds(35, ROWS / ID_STEP);
  const page = htmlPage(`<div id="made"></div><div id="reused"></div><script>
const ids = ${JSON.stringify({ made, reused })};
const [first, second] = document.querySelectorAll("div");
for (let row = 0; row < ${SHOWN}; row++) second.append(rowOf(""));
function textOf(kind, row) { return row % ${ID_STEP} === 0 ? ids[kind][row / ${ID_STEP}] : "row " + row + " d41d8cd98f00b204e9800998ecf8427e"; }
function rowOf(text) {
  const row = document.createElement("p");
  row.innerHTML = "<b></b><span></span>";
  write(row, text);
  return row;
}
function write(row, text) {
  row.firstChild.textContent = text.slice(0, 8);
  row.lastChild.textContent = text.slice(8);
}
function showFrom(from) {
  const rows = Array.from({ length: ${SHOWN} }, (_, index) => from + index);
  first.replaceChildren(...rows.map((row) => rowOf(textOf("made", row))));
  for (const [index, row] of rows.entries()) write(second.children[index], textOf("reused", row));
}
showFrom(0);
</script>`);
  const part = (ids: readonly string[], row: number) => ids.slice(row / ID_STEP, (row + SHOWN) / ID_STEP);
  return { page, idsFrom: (row) => [...part(made, row), ...part(reused, row)] };
}

/** An ordinary page with so many ids, to go to and to leave. */
export function plainPage(seed: number, count: number): ChangingPage {
  const ids = someIds(seed, count);
  const rows = ids.map((id) => `<li>ticket ${id} moved</li>`).join("\n");
  return { page: htmlPage(`<p>${decoys(seed)}</p><ul>${rows}</ul>`), ids };
}
