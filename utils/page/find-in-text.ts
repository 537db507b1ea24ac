import { type Batch, createBatch } from "./batch";
import { type Cursor, createCursor } from "./cursor";
import { isConnected, isElement, isSmall, isText, localNameOf, parentOf, textOf } from "./dom";
import type { Find } from "./find";
import { nextAfter, REACH, textAfter, textBefore, walkerOf } from "./line";
import { isInline, isUnread } from "./markup";
import { findRuns } from "./shape";

/** Receives the elements that are come across, each once. */
export interface ElementSink {
  /** One element, without what is in it. */
  one(element: Element): void;
  /** An element with all that is in it: the browser is asked for what is wanted of them much quicker than each of them is. */
  all(element: Element): void;
}

/**
 * A part of the page of at most so many elements is asked for its text, and for what else is wanted of it, as a whole: the browser
 * is much faster at that than any walk.
 */
const SMALL = 1_000;
/** Characters looked at between two yields. */
const STRIDE = 16_384;

/**
 * Finds the ids in the text of a node and all under it, those included that its line completes on either side.
 *
 * Yields often, so that the work can be spread. When the page changes what it stopped at, it ends early.
 *
 * @param emit - receives the finds in reading order; answers false for enough
 * @returns whether everything was looked at, or enough found
 */
export function* findInText(
  top: Node,
  emit: (find: Find) => boolean,
  elements?: ElementSink,
): Generator<void, boolean> {
  const batch = createBatch();
  const isInLine = isText(top) || (isElement(top) && isInline(localNameOf(top)));
  if (isInLine) for (const part of textBefore(top)) batch.add(part);
  // Most of what changes in a page is small: there is nothing to walk then.
  let walker: TreeWalker | undefined;
  const isPartAt = partFinder();
  let isComplete = true;
  for (let node: Node | null = top; node; ) {
    const parent: Node | null = parentOf(node);
    const before = node.previousSibling;
    const isPart: boolean = isElement(node) && (isUnread(localNameOf(node)) || isPartAt(node));
    if (isElement(node)) elements?.[isPart ? "all" : "one"](node);
    if (isPart || isText(node)) {
      if (!(yield* read(node, batch, emit))) isComplete = false;
    } else if (isElement(node) && !isInline(localNameOf(node))) batch.separate();
    if (!batch.searchIfFull(emit)) return true;
    if (node === top && (isPart || isText(node))) break;
    yield;
    if (!isConnected(node) || parentOf(node) !== parent || node.previousSibling !== before) return false;
    walker ??= walkerOf(top);
    node = isPart ? nextAfter(walker) : walker.nextNode();
  }
  if (isInLine) for (const part of textAfter(top)) batch.add(part);
  batch.search(emit);
  return isComplete;
}

/**
 * Tells elements that are looked at as a whole. After one that is too large some are not asked: where elements lie deep in each other
 * each would count the same ones, and Firefox keeps what it counted.
 */
function partFinder(): (element: Element) => boolean {
  let pause = 0;
  let left = 0;
  return (element) => {
    if (element.firstElementChild === null) return true;
    if (left-- > 0) return false;
    const isPart = isSmall(element, SMALL);
    pause = isPart ? 0 : Math.min(2 * pause + 1, SMALL / 2);
    left = pause;
    return isPart;
  };
}

/**
 * Takes what may belong to ids of a text node, or of an element's text: what has their shape, and where a line goes on beyond it,
 * both ends.
 *
 * @returns false when the page changed it meanwhile
 */
function* read(top: Node, batch: Batch, emit: (find: Find) => boolean): Generator<void, boolean> {
  const name = isElement(top) ? localNameOf(top) : null;
  const isInLine = name === null || isInline(name);
  if (!isInLine) batch.separate();
  if (name !== null && isUnread(name)) return true;
  const text = isText(top) ? top.data : textOf(top);
  let cursor: Cursor | undefined;
  let taken = 0;
  let isCurrent = true;

  function take(from: number, to: number) {
    const start = Math.max(from, taken);
    if (start >= to) return;
    if (start > taken) batch.separate();
    taken = to;
    cursor ??= createCursor(top, text);
    isCurrent &&= cursor.take(start, to, (part) => (part ? batch.add(part) : batch.separate()));
  }

  if (isInLine) take(0, Math.min(REACH, text.length));
  for (let at = 0; at < text.length && isCurrent; ) {
    at = findRuns(text, take, at, at + STRIDE);
    if (at < text.length) {
      if (!batch.searchIfFull(emit)) return true;
      yield;
    }
  }
  if (isInLine) take(text.length - REACH, text.length);
  return isCurrent;
}
