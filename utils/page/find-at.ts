import { createBatch } from "./batch";
import { contains, isText } from "./dom";
import type { Find } from "./find";
import { REACH, textAfter, textBefore } from "./line";

/** A place in the window, in CSS pixels. */
export interface Point {
  x: number;
  y: number;
}

/** A place between two characters of a text node or of a field's value. */
export interface Caret {
  node: Node;
  offset: number;
}

/** How far off the letters of an id the pointer may be, in CSS pixels. */
const TOLERANCE = 2;

/** The place between characters that is nearest to a point, in the given shadow trees too. */
export function caretAt({ x, y }: Point, shadowRoots: ShadowRoot[]): Caret | null {
  // Chrome has this since 128. What it has had before does not look into shadow trees.
  if ("caretPositionFromPoint" in document) {
    const position = document.caretPositionFromPoint(x, y, { shadowRoots });
    return position && { node: position.offsetNode, offset: position.offset };
  }
  const range = (document as Document).caretRangeFromPoint(x, y);
  return range && { node: range.startContainer, offset: range.startOffset };
}

/** The text cursor's place, if it is in the innermost node of a path. */
export function textCursor([innermost]: readonly Node[]): Caret | null {
  const { focusNode: node, focusOffset: offset } = getSelection() ?? { focusNode: null, focusOffset: 0 };
  return innermost && node && contains(innermost, node) ? { node, offset } : null;
}

/**
 * The id at a place, spelled across elements or not.
 *
 * @param point - where its letters have to be; `null` for anywhere
 */
export function findAt({ node, offset }: Caret, point: Point | null): Find | null {
  const find = isText(node) ? findAround(node, offset) : null;
  return find && (!point || covers(find, point)) ? find : null;
}

function findAround(node: Text, offset: number): Find | undefined {
  const from = Math.max(0, offset - REACH);
  const to = Math.min(node.length, offset + REACH);
  const batch = createBatch();
  if (from === 0) for (const part of textBefore(node)) batch.add(part);
  batch.add({ node, from, to });
  if (to === node.length) for (const part of textAfter(node)) batch.add(part);
  let found: Find | undefined;
  batch.search((find) => {
    const isHere = find.parts.some((part) => part.node === node && part.from <= offset && offset <= part.to);
    if (isHere) found = find;
    return !isHere;
  });
  return found;
}

/** The nearest place between characters may be far away: at the end of the line, say. */
function covers({ parts }: Find, { x, y }: Point): boolean {
  const [first] = parts;
  const last = parts.at(-1);
  if (!first || !last) return false;
  const range = document.createRange();
  range.setStart(first.node, first.from);
  range.setEnd(last.node, last.to);
  return [...range.getClientRects()].some(
    ({ left, right, top, bottom }) =>
      left - TOLERANCE <= x && x <= right + TOLERANCE && top - TOLERANCE <= y && y <= bottom + TOLERANCE,
  );
}
