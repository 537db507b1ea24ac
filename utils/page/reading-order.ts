import { compare, rootOf } from "./dom";

/**
 * Orders two nodes as they are read: as in the document, and what is in a shadow tree before what its host holds besides. Neither is
 * the host of the other: links and fields cannot be hosts.
 *
 * @returns less than 0 when the first comes first
 */
export function byReadingOrder(first: Node, second: Node): number {
  if (first === second) return 0;
  // This way round: sorting compares each with the one before it, and Chrome looks for the other among the later siblings first.
  const position = compare(second, first);
  if (!(position & Node.DOCUMENT_POSITION_DISCONNECTED)) return orderOf(position);
  const [one, other] = lift(first, second);
  return orderOf(compare(other, one));
}

function orderOf(position: number): number {
  return position & Node.DOCUMENT_POSITION_PRECEDING ? -1 : 1;
}

/** The two nodes, or the hosts of the shadow trees they are in, seen from the innermost tree that holds both. */
function lift(first: Node, second: Node): [Node, Node] {
  const levels = new Map(outward(first).map((node) => [rootOf(node), node]));
  for (const node of outward(second)) {
    const same = levels.get(rootOf(node));
    if (same) return [same, node];
  }
  return [first, second];
}

/** A node, the host of its tree, the host of that one's tree and so on. */
function outward(node: Node): Node[] {
  const nodes = [node];
  for (let root = rootOf(node); root instanceof ShadowRoot; root = rootOf(root.host)) nodes.push(root.host);
  return nodes;
}
