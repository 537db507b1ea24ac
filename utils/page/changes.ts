import { isConnected, isElement, isText, localNameOf, parentOf } from "./dom";
import { isInline } from "./markup";

/** Watches trees for what may bring or take ids. */
export interface Changes {
  /** Watches a document or a shadow root from now on. */
  watch(root: Node): void;
  /** Notes a change that the browser does not tell of. */
  add(node: Node): void;
  /** The nodes to look at since the last time, none under another one; the document itself when it was too much to follow. */
  take(): Generator<void, Node[]>;
  /** Whether there is anything to take. */
  isEmpty(): boolean;
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
  const observer = new MutationObserver((news) => {
    if (records.length + news.length > MOST_RECORDS) giveUp();
    else records = records.concat(news);
    onChange();
  });
  signal.addEventListener("abort", () => observer.disconnect());

  function watch(root: Node) {
    if (!signal.aborted) observer.observe(root, WATCHED);
  }

  function giveUp() {
    observer.disconnect();
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
      if (!taken.isTooMuch) return yield* outermost(taken.records, taken.added);
      // The shadow roots will be watched again when they are found again.
      watch(document);
      return [document];
    },
  };
}

function* outermost(records: readonly MutationRecord[], added: Set<Node>): Generator<void, Node[]> {
  let steps = 0;
  for (const record of records) {
    for (const node of touched(record)) {
      added.add(node);
      if (++steps % STRIDE === 0) yield;
    }
  }
  const nodes: Node[] = [];
  for (const node of added) {
    if (isConnected(node) && !isUnder(node, added)) nodes.push(node);
    if (++steps % STRIDE === 0) yield;
  }
  return nodes;
}

/** The nodes to look at after a change. What went away needs no look: every find is checked each time. */
function* touched({
  type,
  target,
  addedNodes,
  previousSibling,
  nextSibling,
}: MutationRecord): Generator<Node> {
  if (type !== "childList") yield target;
  else if (addedNodes.length > 0) yield* addedNodes;
  else {
    // What stood between two pieces of a line may be gone: they may spell an id now.
    const beside = nextSibling ?? previousSibling ?? target;
    if (isOfLine(beside)) yield beside;
  }
}

function isOfLine(node: Node): boolean {
  return isText(node) || (isElement(node) && isInline(localNameOf(node)));
}

function isUnder(node: Node, others: Set<Node>): boolean {
  for (let outer = parentOf(node); outer; outer = parentOf(outer)) if (others.has(outer)) return true;
  return false;
}
