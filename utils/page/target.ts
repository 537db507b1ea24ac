import { findTicketIds } from "../core/ticket-id";
import { idsInAttributes } from "./attributes";
import { localNameOf, textOf } from "./dom";
import { idsInElement, isField } from "./find";
import { type Caret, caretAt, findAt, textCursor } from "./find-at";
import { type Pointed, pointedPath } from "./pointed-path";
import { selectedIds } from "./selection";
import type { ShadowRootOf } from "./shadow-roots";

/** So many ids one gesture acts on at most. */
const MOST_TARGETS = 50;
/** What an attribute says of its element holds for what is in that, so many levels deep. */
const MOST_LEVELS = 6;

/** Whether an id is known to be a ticket's. */
export type IsKnown = (id: string) => boolean;

/**
 * The ids that a gesture would act on: those in the selection if there are any, otherwise the one ticket that is pointed at: in the
 * text, in a field, in the address of a link, in an attribute, in this order. Only a selection can mean several, or ids of which nobody
 * knows whether they are tickets.
 *
 * @param pointed - `null` when nothing is
 * @param isKnown - whether an id is known to be a ticket's
 */
export function targetIds(pointed: Pointed | null, shadowRootOf: ShadowRootOf, isKnown: IsKnown): string[] {
  const path = pointed ? pointedPath(pointed, shadowRootOf) : [];
  const shadowRoots = path.filter((node) => node instanceof ShadowRoot);
  const selected = selectedIds(shadowRoots, MOST_TARGETS, shadowRootOf);
  if (selected.length > 0 || !pointed) return selected;
  const { point } = pointed;
  const caret = point ? caretAt(point, shadowRoots) : textCursor(path);
  const find = caret && findAt(caret, point);
  if (find && isKnown(find.id)) return [find.id];
  const ids = nearest(path, (element) => {
    if (isField(element)) return idsInField(element, caret, isKnown);
    const isFocused = !point && element === path[0];
    const inText =
      isFocused && localNameOf(element) === "a" ? findTicketIds(textOf(element)).filter(isKnown) : [];
    return inText.length > 0 ? inText : idsInElement(element).filter(isKnown);
  });
  return ids.length > 0 ? onlyOne(ids) : inAttributes(path, isKnown);
}

/** The one ticket that the attributes of what is pointed at name. Costs less than the rest, which needs to know the layout. */
export function targetInAttributes(
  pointed: Pointed | null,
  shadowRootOf: ShadowRootOf,
  isKnown: IsKnown,
): string[] {
  return pointed ? inAttributes(pointedPath(pointed, shadowRootOf), isKnown) : [];
}

function inAttributes(path: readonly Node[], isKnown: IsKnown): string[] {
  return onlyOne(nearest(path.slice(0, MOST_LEVELS), (element) => idsInAttributes(element).filter(isKnown)));
}

/** The ids of the innermost element that has any. */
function nearest(path: readonly Node[], idsIn: (element: Element) => string[]): string[] {
  for (const node of path) {
    const ids = node instanceof Element ? idsIn(node) : [];
    if (ids.length > 0) return ids;
  }
  return [];
}

/** Of several nobody can tell which one is meant. */
function onlyOne(ids: string[]): string[] {
  return ids.length === 1 ? ids : [];
}

/** The tickets of a field; of several, those that the pointer or the text cursor is at. */
function idsInField(
  field: HTMLInputElement | HTMLTextAreaElement,
  caret: Caret | null,
  isKnown: IsKnown,
): string[] {
  const ids = idsInElement(field).filter(isKnown);
  if (ids.length < 2) return ids;
  const offset = caret?.node === field ? caret.offset : field.selectionStart;
  return ids.filter((id) => offset !== null && surrounds(field.value, id, offset));
}

function surrounds(text: string, id: string, offset: number): boolean {
  // An id that stands there twice may be meant at either place.
  for (let index = text.indexOf(id); index >= 0; index = text.indexOf(id, index + 1)) {
    if (index <= offset && offset <= index + id.length) return true;
  }
  return false;
}
