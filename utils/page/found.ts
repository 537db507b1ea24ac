import { isConnected } from "./dom";
import { type Find, idsInElement, isSpelled } from "./find";
import { byReadingOrder } from "./reading-order";

/** What is known to be in the page now. */
export interface Found {
  /** Notes a find, known already or not; answers false when no more can be taken. */
  add(find: Find): boolean;
  /** Drops what is no longer there and puts the rest in reading order. */
  settle(): Settled;
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
      const known = others.find((other) => isSame(other, find));
      if (!known) keep(find);
      // The text may be spelled by other nodes now.
      else if (known.parts.length > 1 && !isSpelled(known)) others[others.indexOf(known)] = find;
      return size < MOST_CANDIDATES;
    },
    settle() {
      const kept = [...byNode.values()].flatMap(stillThere);
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
function stillThere(finds: readonly Find[]): readonly Find[] {
  const [first] = finds;
  if (!first || first.parts.length > 0) return finds.filter(isSpelled);
  const ids = isConnected(first.node) ? new Set(idsInElement(first.node as Element)) : null;
  return finds.filter(({ id }) => ids?.has(id));
}

function inReadingOrder(one: Find, other: Find): number {
  return byReadingOrder(one.node, other.node) || startOf(one) - startOf(other);
}

function isSame(one: Find, other: Find): boolean {
  return one.id === other.id && startOf(one) === startOf(other);
}

function startOf(find: Find): number {
  return find.parts[0]?.from ?? 0;
}
