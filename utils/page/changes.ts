import { isConnected, isElement, isText, localNameOf, parentOf } from "./dom";
import { isUnreadElement } from "./line";
import { isInline } from "./markup";

/** Watches trees for what may bring or take ids. */
export interface Changes {
  /** Watches a document or a shadow root from now on; answers false if it does already. */
  watch(root: Node): boolean;
  /** Notes a change that the browser does not tell of. */
  add(node: Node): void;
  /** What changed since the last time. */
  take(): Generator<void, Taken>;
  /** Whether there is anything to take. */
  isEmpty(): boolean;
}

/** What changed. */
export interface Taken {
  /** The nodes to look at, none under another one; the document itself when it was too much to follow. */
  tops: Node[];
  /** All nodes that were touched, or nothing when that is not known of each: what is neither one nor in one is as it was. */
  touched: Set<Node> | null;
}

/** Beyond so many records nobody keeps count: all is looked at anew, and until then the browser need not write records. */
const MOST_RECORDS = 2_000;
const STRIDE = 256;

const WATCHED: MutationObserverInit = {
  childList: true,
  characterData: true,
  subtree: true,
  attributes: true,
  attributeFilter: ["href", "value"],
};

/**
 * @param onChange - called at each change; should only note that there is work
 * @param signal - ends the watching
 */
export function watchChanges(onChange: () => void, signal: AbortSignal): Changes {
  let records: MutationRecord[] = [];
  let added = new Set<Node>();
  let isTooMuch = false;
  let watched = new WeakSet<Node>();
  const observer = new MutationObserver((news) => {
    if (records.length + news.length > MOST_RECORDS) giveUp();
    else records = records.concat(news);
    onChange();
  });
  signal.addEventListener("abort", () => observer.disconnect());

  function watch(root: Node) {
    if (signal.aborted || watched.has(root)) return false;
    watched.add(root);
    observer.observe(root, WATCHED);
    return true;
  }

  function giveUp() {
    observer.disconnect();
    watched = new WeakSet();
    records = [];
    isTooMuch = true;
  }

  return {
    watch,
    add: (node) => void added.add(node),
    isEmpty: () => records.length + added.size === 0 && !isTooMuch,
    *take() {
      const taken = { records, added, isTooMuch };
      records = [];
      added = new Set();
      isTooMuch = false;
      if (!taken.isTooMuch) {
        const tops = yield* outermost(taken.records, taken.added);
        return { tops, touched: taken.added };
      }
      // The shadow roots will be watched again when they are found again.
      watch(document);
      return { tops: [document], touched: null };
    },
  };
}

function* outermost(records: readonly MutationRecord[], added: Set<Node>): Generator<void, Node[]> {
  let steps = 0;
  for (const record of records) {
    addTouched(record, added);
    if (++steps % STRIDE === 0) yield;
  }
  const nodes: Node[] = [];
  const isPassedOver = passOver(added);
  for (const node of added) {
    if (isConnected(node) && !isPassedOver(node)) nodes.push(node);
    if (++steps % STRIDE === 0) yield;
  }
  return nodes;
}

/** Whether a node is in one of these, or in what nobody reads. No node is climbed over twice, however deep the page is. */
export function passOver(tops: ReadonlySet<Node>): (node: Node) => boolean {
  const passed = new Set<Node>();
  const climbed = new Set<Node>();
  return (node) => {
    const path: Node[] = [];
    let outer = parentOf(node);
    while (outer && !climbed.has(outer)) {
      path.push(outer);
      if (tops.has(outer) || isUnreadElement(outer) || passed.has(outer)) {
        for (const inner of path) passed.add(inner);
        return true;
      }
      outer = parentOf(outer);
    }
    for (const inner of path) climbed.add(inner);
    return false;
  };
}

/** Notes the nodes to look at after a change. What went away needs no look: of every find it is asked whether it is there. */
function addTouched(
  { type, target, addedNodes, previousSibling, nextSibling }: MutationRecord,
  tops: Set<Node>,
): void {
  if (type !== "childList") tops.add(target);
  else if (addedNodes.length > 0) for (const node of addedNodes) tops.add(node);
  else {
    // What stood between two pieces of a line may be gone: they may spell an id now.
    const beside = [nextSibling, previousSibling, target].find((node) => node && isOfLine(node));
    if (beside) tops.add(beside);
  }
}

function isOfLine(node: Node): boolean {
  return isText(node) || (isElement(node) && isInline(localNameOf(node)));
}
