import { isText } from "./dom";
import { type Find, isLink } from "./find";
import { byReadingOrder } from "./reading-order";

/** What is known to be in the page now. */
export interface Found {
  /** Notes a find, known already or not; answers false when no more can be taken. */
  add(find: Find): boolean;
  /**
   * Drops what is no longer there and puts the rest in reading order.
   *
   * @param wasLookedAt - whether what a node holds was looked at since the last settling
   * @returns whether the finds changed
   */
  settle(wasLookedAt: (node: Node) => boolean): boolean;
  /** In reading order as of the last settling. */
  finds(): readonly Find[];
}

/** So many finds are kept. The rest of a longer page comes when those before it go. */
export const MOST_FINDS = 2_000;
/** So many are looked at to choose them, which is for pages made of shadow trees. */
const MOST_CANDIDATES = 10 * MOST_FINDS;

export function createFound(): Found {
  let finds: readonly Find[] = [];
  let news = new Set<Find>();
  /** The finds of a node: one that is found again stays the same object. */
  const known = new WeakMap<Node, Map<number, Find>>();

  function sameAs(find: Find): Find {
    const others = known.get(find.node) ?? new Map<number, Find>();
    const other = others.get(find.from);
    if (other && isEqual(other, find)) return other;
    known.set(find.node, others.set(find.from, find));
    return find;
  }

  return {
    finds: () => finds,
    add(find) {
      news.add(sameAs(find));
      return news.size < MOST_CANDIDATES;
    },
    settle(wasLookedAt) {
      // Fields are looked at each time; one that became a field for passwords is none any more.
      const isKept = (find: Find) =>
        (isText(find.node) || isLink(find.node)) && isThere(find) && !wasLookedAt(find.node);
      const before = finds;
      // Where the page lets nobody ask a find, none is kept.
      finds = [];
      const next = before.filter(isKept);
      // The page may have taken away what was found before a pause.
      let place = next.length - 1;
      for (const find of news) if (isThere(find)) place = insert(next, find, place);
      finds = next.slice(0, MOST_FINDS);
      news = new Set();
      return finds.length !== before.length || finds.some((find, index) => find !== before[index]);
    },
  };
}

function inReadingOrder(one: Find, other: Find): number {
  return byReadingOrder(one.node, other.node) || one.from - other.from;
}

/** What is in another document, a frame's for example, is in no order with what is in this one. */
function isThere({ node, end }: Find): boolean {
  return [node, end].every(({ isConnected, ownerDocument }) => isConnected && ownerDocument === document);
}

/** So many places after the last one are tried one by one. */
const CLOSE = 4;

/**
 * Puts a find into its place. Sorting would compare all: browsers take their time for that among many siblings, unless one comes soon before
 * the other.
 *
 * @param last - the place of the one before; most of what comes, comes soon after it
 * @returns the place
 */
function insert(finds: Find[], find: Find, last: number): number {
  let low = 0;
  let high = finds.length;
  let tries = CLOSE;
  for (let middle = last; low < high; middle = tries-- > 0 ? low : (low + high) >> 1) {
    const order = inReadingOrder(finds[middle] as Find, find);
    if (order === 0) return middle;
    if (order < 0) low = middle + 1;
    else [high, tries] = [middle, 0];
  }
  finds.splice(low, 0, find);
  return low;
}

/** Of two that begin at the same place. */
function isEqual(one: Find, other: Find): boolean {
  return one.id === other.id && one.end === other.end && one.to === other.to;
}
