import { isConnected } from "./dom";
import { type Find, idsInElement, isField, isSpelled } from "./find";
import { byReadingOrder } from "./reading-order";

/** What is known to be in the page now. */
export interface Found {
  /** Notes a find, known already or not; answers false when no more can be taken. */
  add(find: Find): boolean;
  /**
   * Drops what is no longer there and puts the rest in reading order.
   *
   * @param isSame - whether a node is certainly as it was at the last settling, if it is there at all
   */
  settle(isSame: (node: Node) => boolean): Settled;
  /** In reading order as of the last settling. */
  finds(): readonly Find[];
}

interface Settled {
  /** Whether the finds or their order changed. */
  hasChanged: boolean;
  /** Whether finds that had no room before may have it now: the whole page should be looked at again. */
  hasRoomAgain: boolean;
}

/** So many finds are kept. The rest of a longer page comes when those before it go. */
export const MOST_FINDS = 2_000;
/** So many are looked at to choose them, which is for pages made of shadow trees. */
const MOST_CANDIDATES = 10 * MOST_FINDS;

export function createFound(): Found {
  let finds: readonly Find[] = [];
  const byNode = new Map<Node, Find[]>();
  let size = 0;
  let hasNews = false;
  let isCut = false;

  function keep(find: Find) {
    const others = byNode.get(find.node);
    if (others) others.push(find);
    else byNode.set(find.node, [find]);
    size++;
  }

  return {
    finds: () => finds,
    add(find) {
      // Even a known one: its node may have moved.
      hasNews = true;
      const others = byNode.get(find.node) ?? [];
      const known = others.find((other) => isEqual(other, find));
      if (!known && size >= MOST_CANDIDATES) return false;
      if (!known) keep(find);
      // The text may be spelled by other nodes now.
      else if (known.parts.length + find.parts.length > 2 && !isSpelled(known))
        others[others.indexOf(known)] = find;
      return size < MOST_CANDIDATES;
    },
    settle(isSame) {
      const kept = [...byNode.values()].flatMap((some) => stillThere(some, isSame));
      if (hasNews) kept.sort(inReadingOrder);
      const next = kept.slice(0, MOST_FINDS);
      const hasChanged = next.length !== finds.length || next.some((find, index) => find !== finds[index]);
      const hasRoomAgain = isCut && next.length < MOST_FINDS;
      isCut = size >= MOST_FINDS || (isCut && !hasRoomAgain);
      hasNews = false;
      finds = next;
      size = 0;
      byNode.clear();
      for (const find of next) keep(find);
      return { hasChanged, hasRoomAgain };
    },
  };
}

/** Of the finds of one node: those that are there yet. */
function stillThere(finds: readonly Find[], isSame: (node: Node) => boolean): readonly Find[] {
  const [first] = finds;
  if (!first || !isConnected(first.node)) return [];
  // Scripts set the values of fields without a trace, and what an id is cut by may be anything.
  const isSure = isSame(first.node);
  if (first.parts.length > 0)
    return finds.filter((find) => (isSure && find.parts.length === 1) || isSpelled(find));
  if (isSure && !isField(first.node as Element)) return finds;
  const ids = new Set(idsInElement(first.node as Element));
  return finds.filter(({ id }) => ids.has(id));
}

function inReadingOrder(one: Find, other: Find): number {
  return byReadingOrder(one.node, other.node) || startOf(one) - startOf(other);
}

function isEqual(one: Find, other: Find): boolean {
  return one.id === other.id && startOf(one) === startOf(other);
}

function startOf(find: Find): number {
  return find.parts[0]?.from ?? 0;
}
