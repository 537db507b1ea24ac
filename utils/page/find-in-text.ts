import { type Batch, createBatch } from "./batch";
import { isConnected, isElement, isSmall, isText, localNameOf, parentOf, textOf } from "./dom";
import type { Find } from "./find";
import { isInUnread, textAfter, textBefore, walkerOf } from "./line";
import { isInline, isUnread } from "./markup";
import { wholeOf } from "./part";
import { mayHoldId } from "./shape";

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
/** Nodes visited between two yields. */
const STRIDE = 64;

/**
 * Finds the ids in the text of a node and all under it, those included that its line completes on either side.
 *
 * Yields often, so that the work can be spread. When the page takes the very node it stopped at away, it ends early.
 *
 * @param emit - receives the finds in reading order; answers false for enough
 * @returns whether everything was looked at, or enough found
 */
export function* findInText(
  top: Node,
  emit: (find: Find) => boolean,
  elements?: ElementSink,
): Generator<void, boolean> {
  if (isInUnread(top)) return true;
  const batch = createBatch();
  for (const part of textBefore(top)) batch.add(part);
  const walker = walkerOf(top);
  for (let node: Node | null = top; node; ) {
    const parent: Node | null = parentOf(node);
    const isPart: boolean = isElement(node) && isSmall(node, SMALL);
    if (elements && isElement(node)) {
      if (isPart) elements.all(node);
      else elements.one(node);
    }
    if (isText(node)) batch.add(wholeOf(node));
    else if (isPart) {
      if (read(node, batch) && !(yield* readAll(node, batch, emit))) return true;
    } else if (isElement(node) && !isInline(localNameOf(node))) batch.separate();
    if (!batch.searchIfFull(emit)) return true;
    yield;
    if (!isConnected(node) || parentOf(node) !== parent) return false;
    node = isPart ? nextAfter(walker) : walker.nextNode();
  }
  for (const part of textAfter(top)) batch.add(part);
  batch.search(emit);
  return true;
}

/** Takes the text under a node; answers false for enough found. */
function* readAll(part: Node, batch: Batch, emit: (find: Find) => boolean): Generator<void, boolean> {
  const walker = walkerOf(part);
  let steps = 0;
  for (let node = walker.nextNode(); node; ) {
    node = read(node, batch) ? walker.nextNode() : nextAfter(walker);
    if (!batch.searchIfFull(emit)) return false;
    if (++steps % STRIDE === 0) yield;
  }
  return true;
}

/** Takes the text of a node; answers whether what is under it has to be looked at too. */
function read(node: Node, batch: Batch): boolean {
  if (isText(node)) batch.add(wholeOf(node));
  if (!isElement(node)) return true;
  const name = localNameOf(node);
  if (isInline(name)) return true;
  batch.separate();
  return !isUnread(name) && mayHoldId(textOf(node));
}

function nextAfter(walker: TreeWalker): Node | null {
  do {
    const next = walker.nextSibling();
    if (next) return next;
  } while (walker.parentNode());
  return null;
}
