import { call } from "./dom";

/**
 * Orders two nodes as they are read: as in the document, and what is in a shadow tree before what its host holds besides. Neither is
 * the host of the other: links and fields cannot be hosts.
 *
 * @returns less than 0 when the first comes first
 */
export function byReadingOrder(first: Node, second: Node): number {
  if (first === second) return 0;
  // This way round: sorting compares each with the one before it, and Chrome looks for the other among the later siblings first.
  const position = call(second, "compareDocumentPosition", first);
  if (!(position & Node.DOCUMENT_POSITION_DISCONNECTED))
    return position & Node.DOCUMENT_POSITION_PRECEDING ? -1 : 1;
  const [one, other] = lift(first, second);
  return one === first && other === second ? 0 : byReadingOrder(one, other);
}

/** The two nodes, or the hosts of the shadow trees they are in, seen from the innermost tree that holds both. */
function lift(first: Node, second: Node): [Node, Node] {
  const levels = new Map(outward(first).map((node) => [call(node, "getRootNode"), node]));
  for (const node of outward(second)) {
    const same = levels.get(call(node, "getRootNode"));
    if (same) return [same, node];
  }
  return [first, second];
}

/** A node, the host of its tree, the host of that one's tree and so on. */
function outward(node: Node): Node[] {
  const root = call(node, "getRootNode");
  return [node, ...(root instanceof ShadowRoot ? outward(root.host) : [])];
}
