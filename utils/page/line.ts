import { contains, isElement, isText, localNameOf, parentOf, rootOf } from "./dom";
import { isInline, isUnread } from "./markup";
import type { Part } from "./part";

/** So much text on either side decides whether an edit completed or broke an id: 31 characters of it and what touches it. */
export const REACH = 33;
/** Empty elements in a row that are stepped over before the line counts as ended. */
const MOST_STEPS = 200;

/** Walks elements and text. No filter function: calling it costs more than all the rest. */
export function walkerOf(top: Node): TreeWalker {
  const { SHOW_ELEMENT, SHOW_TEXT, SHOW_CDATA_SECTION } = NodeFilter;
  return document.createTreeWalker(top, SHOW_ELEMENT | SHOW_TEXT | SHOW_CDATA_SECTION);
}

/** The next node after a walker's present one and all that is in it. */
export function nextAfter(walker: TreeWalker): Node | null {
  do {
    const next = walker.nextSibling();
    if (next) return next;
  } while (walker.parentNode());
  return null;
}

/** Whether two text nodes, the second after the first, stand in one line with no other text between. */
export function holdsTogether(first: Text, second: Text): boolean {
  for (let node = parentOf(first); node && !contains(node, second); node = parentOf(node)) {
    if (!isInlineElement(node)) return false;
  }
  const walker = walkFrom(first);
  for (let steps = 0; steps < MOST_STEPS; steps++) {
    const node = walker.nextNode();
    if (node === second) return true;
    if (!node || !goesOn(node)) return false;
  }
  return false;
}

/** The text right before a node in its line, in order, as far as an id can reach. */
export function textBefore(node: Node): Part[] {
  const walker = walkFrom(node);
  return gather(
    () => walker.previousNode(),
    (text, wanted) => ({ node: text, from: Math.max(0, text.length - wanted), to: text.length }),
  ).reverse();
}

/** The text right after a node and all that is in it, in order, as far as an id can reach. */
export function textAfter(node: Node): Part[] {
  const walker = walkFrom(node);
  while (walker.lastChild());
  return gather(
    () => walker.nextNode(),
    (text, wanted) => ({ node: text, from: 0, to: Math.min(text.length, wanted) }),
  );
}

function gather(next: () => Node | null, cut: (text: Text, wanted: number) => Part): Part[] {
  const parts: Part[] = [];
  let wanted = REACH;
  for (let steps = 0; wanted > 0 && steps < MOST_STEPS; steps++) {
    const node = next();
    if (!node || isInUnread(node)) break;
    if (isText(node)) {
      const part = cut(node, wanted);
      parts.push(part);
      wanted -= part.to - part.from;
    } else if (!isInlineElement(node)) break;
  }
  return parts;
}

/** Whether a node is an element whose text is passed over. */
export function isUnreadElement(node: Node): boolean {
  return isElement(node) && isUnread(localNameOf(node));
}

/** Whether a node is, or is in, an element whose text is passed over. */
export function isInUnread(node: Node): boolean {
  for (let outer: Node | null = node; outer; outer = parentOf(outer)) if (isUnreadElement(outer)) return true;
  return false;
}

function goesOn(node: Node): boolean {
  return isText(node) ? node.length === 0 : isInlineElement(node);
}

function isInlineElement(node: Node): boolean {
  return isElement(node) && isInline(localNameOf(node));
}

function walkFrom(node: Node): TreeWalker {
  const walker = walkerOf(rootOf(node));
  walker.currentNode = node;
  return walker;
}
