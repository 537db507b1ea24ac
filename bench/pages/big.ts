import { seededRandom } from "../../sandbox/random";
import { makeTicketIds } from "../../sandbox/ticket-id";
import { createMarkup } from "./markup";
import { type BenchPage, onePage } from "./page";
import { plant, SPELLINGS } from "./plant";
import { filler } from "./words";

/** Each holds one id. */
const SECTIONS = 800;
const LOOK_ALIKES = 15_000;

const PARAGRAPHS = 8;
const ROWS = 40;
const COLUMNS = 5;
const LINES = 34;
/** Every so manieth cell may hold a look-alike. */
const LOOK_ALIKE_STEP = 10;

/**
 * The page that is much too long: 12 MB of HTML, 270,000 elements and 8.5 million characters, in sections that each hold a heading,
 * paragraphs, a table, code, and one id in one of these.
 *
 * @param sections - fewer make a page of the same kind for tests
 */
export function bigPage(seed = 1, sections = SECTIONS): BenchPage {
  const random = seededRandom(seed);
  const fill = filler(random);
  const markup = createMarkup();
  const ids = [...makeTicketIds({ count: sections, seed })];
  let lookAlikes = 0;

  function writeSection(id: string, index: number, lookAlikesDue: number) {
    const place = index % 3;
    const plantHere = (name: string) => plant(markup, name, id, random.integer(SPELLINGS));
    markup.open("section");
    markup.element("h2", fill.text(20));
    for (let paragraph = 0; paragraph < PARAGRAPHS; paragraph++) writeParagraph();
    if (place === 0) plantHere("p");
    markup.open("table");
    markup.open("tbody");
    for (let row = 0; row < ROWS; row++) {
      markup.open("tr");
      for (let column = 0; column < COLUMNS; column++) {
        const cell = row * COLUMNS + column;
        const isLookAlike = cell % LOOK_ALIKE_STEP === 0 && cell / LOOK_ALIKE_STEP < lookAlikesDue;
        markup.element("td", isLookAlike ? lookAlike() : fill.text(29), column < 2 ? "class=cell" : "");
      }
      if (place === 1 && row === ROWS - 1) plantHere("td");
      markup.close("tr");
      markup.text("\n");
    }
    markup.close("tbody");
    markup.close("table");
    markup.open("pre");
    for (let line = 0; line < LINES; line++) {
      markup.element("span", fill.text(22));
      markup.text("\n");
    }
    if (place === 2) plantHere("code");
    markup.close("pre");
    markup.close("section");
    markup.text("\n");
  }

  function writeParagraph() {
    markup.open("p");
    for (const name of ["b", "i", "em", "code", "span"]) {
      markup.text(`${fill.text(50)} `);
      markup.element(name, fill.text(8));
    }
    markup.text(` ${fill.text(40)} `);
    markup.element("a", fill.text(14), 'href="/guests/list?page=2"');
    markup.close("p");
  }

  /** An MD5, and now and then a UUID. */
  function lookAlike(): string {
    return ++lookAlikes % 4 === 0 ? fill.uuid() : fill.md5();
  }

  for (const [index, id] of ids.entries()) {
    const due = Math.round(((index + 1) * LOOK_ALIKES) / SECTIONS) - lookAlikes;
    writeSection(id, index, due);
  }
  const { elements, characters } = markup;
  return onePage("big", markup.toString(), ids, { elements, characters, lookAlikes });
}
