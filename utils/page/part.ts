/** A stretch of one text node, from and to in UTF-16 units. */
export interface Part {
  node: Text;
  from: number;
  to: number;
}

export function wholeOf(node: Text): Part {
  return { node, from: 0, to: node.length };
}

/** The text of a part, as far as it is still there. Never the node's whole text: Firefox copies that each time, megabytes or not. */
export function textIn({ node, from, to }: Part): string {
  return from < 0 || from > node.length ? "" : node.substringData(from, to - from);
}

/** Whether a character that joins to words stands right before or after a stretch of text in the same nodes. */
export function isTouched(first: Part, last: Part): boolean {
  return isWord(first.node, first.from - 1) || isWord(last.node, last.to);
}

function isWord(node: Text, index: number): boolean {
  return /\w/.test(textIn({ node, from: index, to: index + 1 }));
}
