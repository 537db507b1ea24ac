import { idsInElement, isField } from "./find";
import { type Caret, caretAt, findAt, type Point } from "./find-at";
import { pointedPath } from "./pointed-path";
import { selectedIds } from "./selection";
import type { ShadowRootOf } from "./shadow-roots";

/** Where the pointer is, as its last event told. */
export interface Pointer extends Point {
  /** What the event passed through, innermost first. */
  path: readonly EventTarget[];
}

/** So many ids one gesture acts on at most. */
const MOST_TARGETS = 50;

/**
 * The ids that a gesture would act on: those in the selection if there are any, otherwise what the pointer is on: an id in the text, in
 * a field, in the address of a link, in this order.
 *
 * @param pointer - nothing when it is not over the page
 */
export function targetIds(pointer: Pointer | null, shadowRootOf: ShadowRootOf): string[] {
  const path = pointer ? pointedPath(pointer.path, pointer, shadowRootOf) : [];
  const shadowRoots = path.filter((node) => node instanceof ShadowRoot);
  const selected = selectedIds(shadowRoots, MOST_TARGETS, shadowRootOf);
  if (selected.length > 0 || !pointer) return selected;
  const caret = caretAt(pointer, shadowRoots);
  const find = caret && findAt(pointer, caret);
  return find ? [find.id] : idsInPath(path, caret).slice(0, MOST_TARGETS);
}

function idsInPath(path: readonly Node[], caret: Caret | null): string[] {
  const [innermost] = path;
  if (innermost instanceof Element && isField(innermost)) return idsInField(innermost, caret);
  for (const node of path) {
    const ids = node instanceof Element ? idsInElement(node) : [];
    if (ids.length > 0) return ids;
  }
  return [];
}

/** The one id of a field, or the one of several that the pointer or the text cursor is at. */
function idsInField(field: HTMLInputElement | HTMLTextAreaElement, caret: Caret | null): string[] {
  const ids = idsInElement(field);
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
