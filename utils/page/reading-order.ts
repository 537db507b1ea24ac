import { call, isShadowRoot } from "./dom";

/** Bits of a position, as `Node` has them: to look them up there costs as much as to ask a node. */
const DISCONNECTED = 1;
const FOLLOWING = 4;

/**
 * Orders two nodes as they are read: as in the document, and what is in a shadow tree before what its host holds besides. Neither is
 * the host of the other: links and fields cannot be hosts.
 *
 * @returns less than 0 when the first comes first
 */
export function byReadingOrder(first: Node, second: Node): number {
  if (first === second) return 0;
  // This way round: most of what comes, comes at the end, and Chrome looks for the first among the siblings before the second.
  const position = call(first, "compareDocumentPosition", second);
  if (!(position & DISCONNECTED)) return position & FOLLOWING ? -1 : 1;
  const [one, other] = lift(first, second);
  return one === first && other === second ? 0 : byReadingOrder(one, other);
}

/** The two nodes, or the hosts of the shadow trees they are in, seen from the innermost tree that holds both. */
function lift(first: Node, second: Node): [Node, Node] {
  const levels = outward(first);
  for (const [root, node] of outward(second)) {
    const same = levels.get(root);
    if (same) return [same, node];
  }
  return [first, second];
}

/** A node, the host of its tree, the host of that one's tree and so on, by the root of each one's tree. */
function outward(node: Node): Map<Node, Node> {
  const levels = new Map<Node, Node>();
  for (let inner = node; ; ) {
    const root = call(inner, "getRootNode");
    levels.set(root, inner);
    // What came from a frame has that one's prototypes.
    if (!isShadowRoot(root)) return levels;
    inner = root.host;
  }
}
