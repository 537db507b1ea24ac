import { TICKET_ID_LENGTH } from "../core/ticket-id";
import { call, isText, nameOf, read, textOf } from "./dom";
import type { Find } from "./find";
import { isUnreadName } from "./markup";
import { runsAround, topOfLine } from "./runs";
import { findInRun } from "./search";
import { findsInPart } from "./text-part";

/** A place in the window, in CSS pixels. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A place between two characters of a text node or of a field's value. */
export interface Caret {
  readonly node: Node;
  readonly offset: number;
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
  return innermost && node && call(innermost, "contains", node) ? { node, offset } : null;
}

/**
 * The id at a place, spelled across elements or not.
 *
 * @param point - where its letters have to be seen; `null` for anywhere
 * @param path - what is there, innermost first
 */
export function findAt(
  { node, offset }: Caret,
  point: Point | null,
  path: readonly Node[],
  beginning: RegExp,
): Find | null {
  // What nobody reads can be shown all the same: a style element, say.
  if (isUnreadName(nameOf(read(node, "parentNode") ?? node))) return null;
  const isWhole = point !== null && isSelectedWhole(node);
  if (!isText(node) && !isWhole) return null;
  const [hit] = path;
  let found: Find | null = null;

  /** Whether the letters of a range are seen at the point. */
  function isSeen(range: Range, holder: Node): boolean {
    return !point || (covers(range.getClientRects(), point) && !(hit && isCutOff(holder, hit, point)));
  }

  /** @returns whether to go on */
  function take(find: Find): boolean {
    // Of many in one text only the one that matters gets a range: the browser has to keep each up to date with the page.
    if (find.end === node && find.to < offset) return true;
    if (find.node === node && find.from > offset) return false;
    const range = rangeOf(find);
    const isAt = isWhole || range.isPointInRange(node, offset);
    if (isAt && isSeen(range, isWhole ? range.commonAncestorContainer : node)) found = find;
    return !found;
  }

  const [from, to] = [offset - TICKET_ID_LENGTH, offset + TICKET_ID_LENGTH];
  if (isText(node) && from >= 0 && to <= node.length) {
    // Away from the edges of a text, which may be megabytes long, no id goes beyond it.
    for (const find of findsInPart(node, from, to, beginning)) if (!take(find)) break;
  } else {
    // What is selected as a whole may be much more than what is there. What stands in a slot is none of its text.
    const at = isWhole && path.includes(node) && hit && textOf(hit) ? hit : node;
    // The top of a text's line is looked at as a whole.
    const [run = []] = runsAround(topOfLine(at), () => {});
    findInRun(run, beginning, take);
  }
  return found;
}

/** Whether an element can only be selected as a whole: of a point in its text, Firefox tells no more than the element. */
function isSelectedWhole(node: Node): boolean {
  return nameOf(node) !== "" && getComputedStyle(node as Element).userSelect === "all";
}

/** A live one, to ask the browser something about a find. */
export function rangeOf({ node, from, end, to }: Omit<Find, "id">): Range {
  const range = new Range();
  range.setStart(node, from);
  range.setEnd(end, to);
  return range;
}

/**
 * Whether what a text or an element holds is not seen at a point though its letters lie there, because it or something around it cuts
 * that off.
 *
 * @param hit - the innermost element at the point
 */
function isCutOff(holder: Node, hit: Node, point: Point): boolean {
  const holds = (node: Node) => node !== hit && call(hit, "contains", node);
  for (let outer: Node | null = holder; outer && holds(outer); outer = read(outer, "parentNode")) {
    const boxes = isText(outer) ? [] : [...call(outer, "getClientRects")];
    // `display: contents` has none.
    if (boxes.length > 0 && !covers(boxes, point)) return true;
  }
  return false;
}

/** The nearest place between characters may be far away: at the end of the line, say. */
function covers(boxes: Iterable<DOMRect>, { x, y }: Point): boolean {
  return [...boxes].some(
    ({ left, right, top, bottom }) =>
      left - TOLERANCE <= x && x <= right + TOLERANCE && top - TOLERANCE <= y && y <= bottom + TOLERANCE,
  );
}
