import type { Markup } from "./markup";
import { PLANTED_CLASS } from "./page";

/** How an id is written in a page: in one piece, in part in bold, or with a place where the line may break. */
export const SPELLINGS = 3;

/**
 * Writes an element with an id in the middle of its text.
 *
 * @param spelling - 0 to `SPELLINGS` - 1
 */
export function plant(markup: Markup, name: string, id: string, spelling: number): void {
  markup.open(name, `class=${PLANTED_CLASS}`);
  markup.text("see ");
  spell(markup, id, spelling);
  markup.text(" again");
  markup.close(name);
}

function spell(markup: Markup, id: string, spelling: number): void {
  const head = id.slice(0, 4);
  if (spelling === 1) markup.element("b", head);
  else markup.text(head);
  if (spelling === 2) markup.open("wbr");
  markup.text(id.slice(4));
}
