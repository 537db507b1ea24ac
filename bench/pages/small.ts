import { seededRandom } from "../../sandbox/random";
import { makeTicketIds } from "../../sandbox/ticket-id";
import { createMarkup } from "./markup";
import { type BenchPage, onePage } from "./page";
import { plant, SPELLINGS } from "./plant";
import { filler } from "./words";

const IDS = 12;
const ROWS_PER_ID = 16;

/** An ordinary page of 50 kB: a list of tickets with a few words about each, links and a form. */
export function smallPage(seed = 2): BenchPage {
  const random = seededRandom(seed);
  const fill = filler(random);
  const markup = createMarkup();
  const ids = [...makeTicketIds({ count: IDS, seed })];
  let lookAlikes = 0;
  markup.element("h1", fill.text(30));
  markup.open("form");
  for (const name of ["q", "from", "to"]) {
    markup.element("label", fill.text(8));
    // An empty element: there is nothing to close.
    markup.open("input", `name=${name} value=${fill.text(4)}`);
  }
  markup.close("form");
  markup.open("ul");
  for (const id of ids) {
    plant(markup, "li", id, random.integer(SPELLINGS));
    for (let row = 0; row < ROWS_PER_ID; row++) {
      markup.open("li");
      markup.element("a", fill.text(20), 'href="/guests/list?page=2"');
      markup.text(` ${fill.text(120)} `);
      markup.element("code", row % 8 === 0 ? fill.md5() : fill.text(30));
      lookAlikes += row % 8 === 0 ? 1 : 0;
      markup.element("b", fill.text(10));
      markup.close("li");
      markup.text("\n");
    }
  }
  markup.close("ul");
  const { elements, characters } = markup;
  return onePage("small", markup.toString(), ids, { elements, characters, lookAlikes });
}
