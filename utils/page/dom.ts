/**
 * Properties of a form's elements hide its own: with `<input name="childNodes">` a form's `childNodes` is that input, in Chrome's
 * isolated world too (seen in 156); those of a document may be hidden as well. So whatever is read of what may be either is read by the
 * prototype's getter. Elements tell their names and texts themselves: what hides these is no string.
 */
export function read<Key extends keyof Element>(node: Node, key: Key): Element[Key] {
  return nameOf(node) === "form" || node === document
    ? Reflect.get(Element.prototype, key, node)
    : (node as Element)[key];
}

/** The same for a method: calls it. */
export function call<Key extends MethodOf<Element>>(
  node: Node,
  key: Key,
  ...args: Parameters<Element[Key]>
): ReturnType<Element[Key]> {
  return Reflect.apply(Element.prototype[key], node, args);
}

type MethodOf<Target> = {
  [Key in keyof Target]: Target[Key] extends (...args: never[]) => unknown ? Key : never;
}[keyof Target];

/** An element's local name; nothing for any other node. */
export function nameOf(node: Node): string {
  const { localName = "" } = node as Element;
  if (typeof localName === "string") return localName;
  return node === document ? "" : "form";
}

export function textOf(node: Node): string {
  const { textContent } = node;
  return typeof textContent === "string" ? textContent : (read(node, "textContent") ?? "");
}

/** As `Node` has them: to look them up there costs as much as to ask a node. */
const TEXT = 3;
const CDATA_SECTION = 4;
const COMMENT = 8;
const FRAGMENT = 11;
/** As `NodeFilter` has them: elements, texts and CDATA sections. */
const SHOWN = 0b1101;

export function isText(node: Node): node is Text {
  const { nodeType } = node;
  return nodeType === TEXT || nodeType === CDATA_SECTION;
}

export function isComment(node: Node): boolean {
  return node.nodeType === COMMENT;
}

/** The elements in an element or a shadow root that a selector selects. */
export function select(top: Element | ShadowRoot, selector: string): NodeListOf<Element> {
  return isShadowRoot(top) ? top.querySelectorAll(selector) : call(top, "querySelectorAll", selector);
}

/** Whether an element has no more than so many elements in it; looks at no more than that. */
export function isSmall(top: Element, most: number): boolean {
  // Not by index: Chrome counts all of them then.
  return !top.childElementCount || !call(top, "getElementsByTagName", "*").item(most);
}

/** How many elements a shadow root holds. It has no list that grows as it is read, and to go over its children would make an object of each. */
export function countIn(root: ShadowRoot): number {
  return root.childElementCount && root.querySelectorAll("*").length;
}

/** Whether a node is a shadow root. There are no other fragments in a page. */
export function isShadowRoot(node: Node): node is ShadowRoot {
  return node.nodeType === FRAGMENT;
}

/** Walks elements and text. No filter function: calling it costs more than all the rest. */
export function walkerOf(top: Node): TreeWalker {
  return document.createTreeWalker(top, SHOWN);
}
