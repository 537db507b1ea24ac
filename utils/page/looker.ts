import { type Changes, isWithin } from "./changes";
import { isShadowRoot, isText, read } from "./dom";
import { createElements, type ShadowRootOf } from "./elements";
import type { Find } from "./find";
import { type Found, MOST_FINDS } from "./found";
import { isInline, LONG, type Run, runsAround, runsIn, TOO_HEAVY, weightOf } from "./runs";
import { findInLongRun } from "./search";

/**
 * One look at all that changed since the last one, as work that can be spread; what was found is in `found` afterwards. It is told after
 * each pause whether the page may have changed, and answers whether the finds changed.
 */
export type Look = () => Generator<void, boolean, boolean>;

/** What is looked for. */
export interface Wanted {
  /** How ids begin, as a global expression. */
  readonly beginning: RegExp;
  /** How many different ids are enough. */
  readonly most: number;
}

/**
 * @param changes - what to look at; shadow roots are added to what it watches as they are found
 * @param wanted - asked for at each look
 */
export function createLook(
  found: Found,
  changes: Changes,
  shadowRootOf: ShadowRootOf,
  wanted: () => Wanted,
): Look {
  let { beginning, most } = wanted();
  let tops = new Set<Node>();
  /** Whether there may be more than was taken. */
  let isCut = false;
  /** What was found in the tree at hand. The first finds of each are enough: those kept are the first of all. */
  let count = 0;
  let ids = new Set<string>();
  /** Whether the page could go on while a run was looked at. */
  let hasPaused = false;
  const elements = createElements(shadowRootOf, emit, enter);

  function emit(find: Find): boolean {
    ids.add(find.id);
    return found.add(find) && ++count < MOST_FINDS && ids.size < most;
  }

  /** Counts anew. */
  function begin() {
    count = 0;
    ids = new Set();
  }

  function enter(root: ShadowRoot) {
    changes.watch(root);
    tops.add(root);
  }

  /** Takes what is in a run. @returns false where it holds more than enough */
  function* take(run: Run): Generator<void, boolean, boolean> {
    // First the text: links behind it must not take its places.
    const search = findInLongRun(run, beginning, emit, () => !changes.isEmpty());
    let step = search.next();
    for (; !step.done; step = search.next()) hasPaused ||= yield;
    const isAll = step.value;
    for (const node of run) if (!isText(node)) elements.lookIn(node as Element | ShadowRoot);
    isCut ||= !isAll;
    return isAll;
  }

  /** Takes several blocks as one run; where they hold more than enough, one by one: the first in the page may be the last of them. */
  function* takeAll(blocks: readonly Node[]): Generator<void, void, boolean> {
    begin();
    if ((yield* take(blocks)) || blocks.length === 1) return;
    for (const block of blocks) {
      begin();
      yield* take([block]);
      yield;
    }
  }

  function* lookAround(top: Node, seen: Set<Node>): Generator<void, void, boolean> {
    // Of a shadow root it is known that it is large, and to count again what it holds takes its time.
    const runs = (isShadowRoot(top) ? runsIn : runsAround)(top, elements.lookAt);
    let step = runs.next();
    for (; !step.done; step = runs.next((yield) || hasPaused)) {
      hasPaused = false;
      // Of a long line what begins before it was looked at, too; what begins after it may go on beyond. What changed itself has its own
      // turn, as what is in it may begin further before.
      for (const node of step.value.slice(0, step.value.indexOf(top) + 1))
        if (!tops.has(node)) seen.add(node);
      if (!(yield* take(step.value))) return;
    }
    // What it was looking at went away.
    if (!step.value) changes.add(top);
  }

  /** Looks at what is known to have changed. @returns all that was looked at */
  function* lookAtTops(): Generator<void, Set<Node>, boolean> {
    const isInTop = isWithin(new Set(tops));
    const seen = new Set<Node>();
    let blocks: Node[] = [];
    let weight = 0;
    function* takeBlocks() {
      yield* takeAll(blocks);
      blocks = [];
      weight = 0;
    }
    // They grow while shadow roots are found.
    for (let size = -1; size !== tops.size; yield* takeBlocks()) {
      size = tops.size;
      for (const top of tops) {
        // Of shadow roots there may be thousands, and neither is worth asking of them.
        const isRoot = isShadowRoot(top);
        if (seen.has(top)) continue;
        if (!isRoot && (!read(top, "isConnected") || isInTop(read(top, "parentNode")))) continue;
        seen.add(top);
        // Most of what comes is small, and several at a time are less work. A piece of a line is looked at with what is beside it.
        const own = !isRoot && isInline(top) ? TOO_HEAVY : weightOf(top);
        if (own === TOO_HEAVY) {
          begin();
          yield* lookAround(top, seen);
          continue;
        }
        blocks.push(top);
        weight += own;
        if (weight < LONG) continue;
        yield* takeBlocks();
        yield;
      }
    }
    return seen;
  }

  function isFull(): boolean {
    const all = found.finds();
    return all.length >= MOST_FINDS || (all.length >= most && new Set(all.map(({ id }) => id)).size >= most);
  }

  return function* look() {
    ({ beginning, most } = wanted());
    tops = yield* changes.take();
    if (tops.has(document)) isCut = false;
    elements.lookAgain(beginning);
    const seen = yield* lookAtTops();
    // It would keep what the page takes away.
    tops = new Set();
    const hasChanged = found.settle(isWithin(seen));
    const wasCut = isCut;
    isCut = isFull();
    if (wasCut && !isCut) changes.add(document);
    return hasChanged;
  };
}
