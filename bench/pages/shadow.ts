import { seededRandom } from "../../sandbox/random";
import { makeTicketIds } from "../../sandbox/ticket-id";
import { createMarkup } from "./markup";
import { type BenchPage, onePage, PLANTED_CLASS } from "./page";
import { filler } from "./words";

const ROOTS = 2_000;
/** One of so many roots holds an id: now an open one, now a closed one, now in an element of the page's own, now in a plain one. */
const ID_STEP = 10;
const LINES = 4;

/**
 * A page made of 2,000 shadow roots, open and closed in turn, in elements of the page's own and in plain ones. Declared in the markup: the page
 * has no script.
 */
export function shadowPage(seed = 4, roots = ROOTS): BenchPage {
  const fill = filler(seededRandom(seed));
  const markup = createMarkup();
  const ids = [...makeTicketIds({ count: roots / ID_STEP, seed })];
  for (let root = 0; root < roots; root++) {
    const name = root % 4 < 2 ? "x-card" : "div";
    const group = Math.floor(root / ID_STEP);
    const id = root % ID_STEP === group % 4 ? ids[group] : undefined;
    markup.open(name, id === undefined ? "" : `class=${PLANTED_CLASS}`);
    markup.open("template", `shadowrootmode=${root % 2 === 0 ? "open" : "closed"}`);
    for (let line = 0; line < LINES; line++) markup.element("p", fill.text(40));
    if (root % 5 === 0) markup.element("code", fill.md5());
    if (id !== undefined) markup.element("p", `see ${id} again`);
    markup.close("template");
    markup.close(name);
    markup.text("\n");
  }
  const { elements, characters } = markup;
  return onePage("shadow", markup.toString(), ids, {
    elements,
    characters,
    lookAlikes: Math.ceil(roots / 5),
  });
}
