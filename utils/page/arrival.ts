import { isText, walkerOf } from "./dom";

/** A document that brought nothing for so long, in ms, waits for something. */
const REST = 400;
/** So many times it may have brought something: it comes drop by drop then. */
const MOST_CHECKS = 10;
/** The longest that a busy page puts a check off, in ms. */
const LONGEST = 5_000;
/** Nodes within each other that are entered to find the last one. */
const LEVELS = 100;

/**
 * Calls back once when a document that is still arriving comes to rest, goes on and on, or has all its markup: what is there should be
 * looked at then, unless it was. The event for the last of these may wait for scripts for long, or never come.
 *
 * Asks now and then for the last node, which is next to nothing: watching the parser by an observer costs more than all looks.
 */
export function whenAtRest(callback: () => void, signal: AbortSignal): void {
  let last: Node | undefined;
  let length = 0;
  let checks = 0;

  function check() {
    if (signal.aborted) return;
    if (document.readyState !== "loading") return callback();
    const node = lastNode();
    const now = isText(node) ? node.length : 0;
    if ((node === last && now === length) || ++checks > MOST_CHECKS) return callback();
    [last, length] = [node, now];
    // Only when nobody else has anything to do: while the browser draws the page, nothing arrives either.
    setTimeout(() => requestIdleCallback(check, { timeout: LONGEST }), REST);
  }

  check();
}

function lastNode(): Node {
  const walker = walkerOf(document);
  for (let level = 0; level < LEVELS && walker.lastChild(); level++);
  return walker.currentNode;
}
