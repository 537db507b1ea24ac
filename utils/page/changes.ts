import { isComment, nameOf, read } from "./dom";
import { isUnreadName } from "./markup";
import { isInline, topOfLine } from "./runs";

/** Watches trees for what may bring or take ids. */
export interface Changes {
  /** Watches a document or a shadow root from now on; answers false if it does already. */
  watch(root: Node): boolean;
  /** Notes a change that the browser does not tell of. */
  add(node: Node): void;
  /** What changed since the last time: the nodes to look at, each the top of its line, or the document when it was too much to follow. */
  take(): Generator<void, Set<Node>>;
  /** Whether there is anything to take. */
  isEmpty(): boolean;
}

/** Beyond so many records nobody keeps count: all is looked at anew, and until then the browser need not write records. */
const MOST_RECORDS = 2_000;
const STRIDE = 64;

const WATCHED: MutationObserverInit = {
  childList: true,
  characterData: true,
  subtree: true,
  attributeFilter: ["href", "type", "value"],
};

/**
 * @param onChange - called at each change; should only note that there is work
 * @param signal - ends the watching
 */
export function watchChanges(onChange: () => void, signal: AbortSignal): Changes {
  let records: MutationRecord[] = [];
  let touched = new Set<Node>();
  let watched = new WeakSet<Node>();
  const observer = new MutationObserver((news) => {
    if (records.length + news.length > MOST_RECORDS) giveUp();
    // Of this nobody can choose the moment: it is looked into later.
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

  /** Shadow roots are watched again when they are found again: those known by the pointer alone when it comes back to them. */
  function giveUp() {
    observer.disconnect();
    watched = new WeakSet();
    records = [];
    touched = new Set([document]);
  }

  return {
    watch,
    add: (node) => void touched.add(node),
    isEmpty: () => records.length + touched.size === 0,
    *take() {
      const taken = { records, touched };
      records = [];
      touched = new Set();
      if (taken.touched.has(document)) watch(document);
      let steps = 0;
      for (const record of taken.records) {
        addTouched(record, taken.touched);
        if (++steps % STRIDE === 0) yield;
      }
      const tops = new Set<Node>();
      for (const node of taken.touched) {
        tops.add(topOfLine(node));
        if (++steps % STRIDE === 0) yield;
      }
      return tops;
    },
  };
}

/**
 * Notes what a change touched: what it was made on or what it brought, and the line that it went through. What it took away needs no
 * look of its own: of every find it is asked whether it is there.
 */
function addTouched(record: MutationRecord, touched: Set<Node>) {
  const { target, addedNodes, previousSibling, nextSibling } = record;
  if (record.type !== "childList" || isInline(target)) touched.add(target);
  addInline(previousSibling, "previousSibling", touched);
  addInline(nextSibling, "nextSibling", touched);
  // Quicker than to iterate over them.
  for (let index = 0; index < addedNodes.length; index++) touched.add(addedNodes[index] as Node);
}

/** So many comments are stepped over: each of them is again by each change beside it. */
const MOST_COMMENTS = 99;

/** A comment does not end a line, but it is no part of it. */
function addInline(from: Node | null, way: "previousSibling" | "nextSibling", touched: Set<Node>) {
  let node = from;
  for (let left = MOST_COMMENTS; node && isComment(node) && left > 0; left--) node = node[way];
  if (node && isInline(node)) touched.add(node);
}

/** Tells nodes that are one of some, or in one, or in what nobody reads. No node is climbed over twice, however deep the page is. */
export function isWithin(tops: ReadonlySet<Node>): (node: Node | null) => boolean {
  const known = new Map<Node | null, boolean>([[null, false]]);
  return (node) => {
    const path: Node[] = [];
    let outer = node;
    while (!known.has(outer) && outer && !tops.has(outer) && !isUnreadName(nameOf(outer))) {
      path.push(outer);
      outer = read(outer, "parentNode");
    }
    const is = known.get(outer) ?? true;
    for (const inner of path) known.set(inner, is);
    return is;
  };
}
