import { MOST_TARGETS } from "../core/protocol";
import { idsInAttributes } from "./attributes";
import { type Caret, caretAt, findAt, textCursor } from "./caret";
import { isShadowRoot, nameOf, textOf } from "./dom";
import type { ShadowRootOf } from "./elements";
import { idsIn, idsInElement, isField, isLink } from "./find";
import { type Pointed, pointedPath } from "./pointed-path";
import { selectedIds } from "./selection";

/** What an attribute says of its element holds for what is in that, so many levels deep. */
const MOST_LEVELS = 6;

/** What is known of a page before it is asked what is pointed at in it. */
export interface Known {
  /** How the ids of tickets begin, as a global expression. */
  readonly beginning: RegExp;
  /** Whether there are any in the page but in attributes. Where there are none it need not be asked for its layout. */
  readonly hasIds: boolean;
}

/**
 * The ids that a gesture would act on: those in the selection if there are any, otherwise the one ticket that is pointed at: in the
 * text, in a field, in the address of a link, in an attribute, in this order. Only a selection can mean several, or ids of which nobody
 * knows whether they are tickets.
 *
 * @param pointed - `null` when nothing is
 * @param isChosen - whether what is selected was selected by the user; otherwise it does not count
 * @returns `null` where a frame is pointed at: what is in it only that frame knows
 */
export function targetIds(
  pointed: Pointed | null,
  shadowRootOf: ShadowRootOf,
  { beginning, hasIds }: Known,
  isChosen: boolean,
): string[] | null {
  const path = pointed ? pointedPath(pointed, shadowRootOf) : [];
  const [innermost] = path;
  if (innermost && /^(i?frame|object|embed)$/.test(nameOf(innermost))) return null;
  const shadowRoots = path.filter(isShadowRoot);
  const selected = isChosen ? selectedIds(shadowRoots, MOST_TARGETS, shadowRootOf) : [];
  if (selected.length > 0 || !pointed) return selected;
  const { point } = pointed;
  let ids: string[] = [];
  if (hasIds) {
    const caret = point ? caretAt(point, shadowRoots) : textCursor(path);
    const find = caret && findAt(caret, point, path, beginning);
    if (find) return [find.id];
    ids = nearest(path, (element) => {
      if (isField(element)) return idsInField(element, caret, beginning);
      const isFocused = !point && element === path[0] && isLink(element);
      const inText = isFocused ? idsIn(textOf(element), beginning) : [];
      return inText.length > 0 ? inText : idsInElement(element, beginning);
    });
  }
  if (ids.length === 0)
    ids = nearest(path.slice(0, MOST_LEVELS), (element) => idsInAttributes(element, beginning));
  // Of several nobody can tell which one is meant.
  return ids.length === 1 ? ids : [];
}

/** The ids of the innermost element that has any. */
function nearest(path: readonly Node[], idsOf: (element: Element) => string[]): string[] {
  for (const node of path) {
    const ids = nameOf(node) ? idsOf(node as Element) : [];
    if (ids.length > 0) return ids;
  }
  return [];
}

/** The tickets of a field; of several, those that the pointer or the text cursor is at. */
function idsInField(
  field: HTMLInputElement | HTMLTextAreaElement,
  caret: Caret | null,
  beginning: RegExp,
): string[] {
  const ids = idsInElement(field, beginning);
  const offset = caret?.node === field ? caret.offset : field.selectionStart;
  if (ids.length < 2 || offset === null) return ids;
  // An id that stands there twice may be meant at either place.
  return ids.filter((id) =>
    field.value.slice(Math.max(0, offset - id.length), offset + id.length).includes(id),
  );
}
