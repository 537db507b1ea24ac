import { seededRandom } from "../../sandbox/random";
import { makeTicketIds } from "../../sandbox/ticket-id";
import { createMarkup } from "./markup";
import { type BenchPage, onePage } from "./page";
import { filler } from "./words";

const IDS = 6;
const PARAGRAPHS = 400;
const FIELD_CHARACTERS = 20_000;

/** A page to write in: a long `contenteditable` and a long `textarea`. Its ids are not in it yet: they are to be typed. */
export function editorPage(seed = 7): BenchPage {
  const fill = filler(seededRandom(seed));
  const markup = createMarkup();
  markup.open("div", "id=rich contenteditable");
  for (let paragraph = 0; paragraph < PARAGRAPHS; paragraph++) markup.element("p", fill.text(200));
  markup.close("div");
  markup.element("textarea", fill.text(FIELD_CHARACTERS), "id=plain");
  const ids = [...makeTicketIds({ count: IDS, seed })];
  const { elements, characters } = markup;
  return onePage("editor", markup.toString(), ids, { elements, characters, lookAlikes: 0 });
}
