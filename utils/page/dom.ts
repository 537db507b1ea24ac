/**
 * Properties of a form's elements hide its own: with `<input name="childNodes">` a form's `childNodes` is that input, in Chrome's
 * isolated world too (seen in 156). So whatever is read of an element that may be a form is read through the prototype's getter, or,
 * where it is read of every element of a page, is checked: what hides it is an object.
 *
 * The getters are looked up at the first use, as the build imports this file where there is no DOM.
 */
export const isConnected = getter(() => Node.prototype, "isConnected");
export const parentOf = getter(() => Node.prototype, "parentNode");
export const childrenOf = getter(() => Node.prototype, "childNodes");
export const attributesOf = getter(() => Element.prototype, "attributes");
export const rootOf = method(() => Node.prototype, "getRootNode");
export const contains = method(() => Node.prototype, "contains");
export const compare = method(() => Node.prototype, "compareDocumentPosition");
export const attributeOf = method(() => Element.prototype, "getAttribute");
export const matches = method(() => Element.prototype, "matches");
export const hasChildren = method(() => Node.prototype, "hasChildNodes");
export const query = method(() => Element.prototype, "querySelectorAll");

const descendantsOf = method(() => Element.prototype, "getElementsByTagName");

export function localNameOf({ localName }: Element): string {
  return typeof localName === "string" ? localName : "form";
}

export function textOf(node: Node): string {
  const { textContent } = node;
  return typeof textContent === "string"
    ? textContent
    : (Reflect.get(Element.prototype, "textContent", node) ?? "");
}

/** The open shadow root of an element. */
export function openRootOf({ shadowRoot }: Element): ShadowRoot | null {
  return shadowRoot && shadowRoot.nodeType === Node.DOCUMENT_FRAGMENT_NODE ? shadowRoot : null;
}

export function isText(node: Node): node is Text {
  const type = nodeTypeOf(node);
  return type === Node.TEXT_NODE || type === Node.CDATA_SECTION_NODE;
}

export function isElement(node: Node): node is Element {
  return nodeTypeOf(node) === Node.ELEMENT_NODE;
}

/** Whether an element has no more than so many elements in it; looks at no more than that. */
export function isSmall(element: Element, most: number): boolean {
  // Not by index: Chrome counts all of them then.
  return descendantsOf(element, "*").item(most) === null;
}

function nodeTypeOf({ nodeType }: Node): number {
  return typeof nodeType === "number" ? nodeType : Node.ELEMENT_NODE;
}

function getter<Target extends object, Key extends keyof Target>(prototype: () => Target, key: Key) {
  let get: (() => Target[Key]) | undefined;
  return (target: Target): Target[Key] => {
    get ??= Object.getOwnPropertyDescriptor(prototype(), key)?.get as () => Target[Key];
    return get.call(target);
  };
}

type Method = (...args: never[]) => unknown;
type MethodOf<Target, Key extends keyof Target> = Extract<Target[Key], Method>;

function method<Target extends object, Key extends keyof Target>(prototype: () => Target, key: Key) {
  type Own = MethodOf<Target, Key>;
  let own: Own | undefined;
  return (target: Target, ...args: Parameters<Own>): ReturnType<Own> => {
    own ??= prototype()[key] as Own;
    return own.apply(target, args) as ReturnType<Own>;
  };
}
