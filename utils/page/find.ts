import { TICKET_ID_LENGTH, ticketIdPlaces } from "../core/ticket-id";
import { nameOf } from "./dom";

/** One occurrence of an id in a page. */
export interface Find {
  readonly id: string;
  /** Where it begins: a text node, a link or a field. */
  readonly node: Node;
  /** At which of its characters; in a link or field of several ids it only tells them apart. */
  readonly from: number;
  /** The text node in which it ends, before which of its characters. */
  readonly end: Node;
  readonly to: number;
}

/** The ids in a text, each once, in order, that no letter, digit or underscore touches. */
export function idsIn(text: string, beginning: RegExp): string[] {
  const ids = new Set<string>();
  for (const at of ticketIdPlaces(text, beginning)) {
    const end = at + TICKET_ID_LENGTH;
    if (!/\w/.test(text.charAt(at - 1) + text.charAt(end))) ids.add(text.slice(at, end));
  }
  return [...ids];
}

/** No address of a page is longer. A `data:` address holds a whole file, and is looked at again with each change around it. */
const LONGEST_ADDRESS = 99_999;

/**
 * The ids in an address. What is percent-encoded there, a slash most often, separates; so does what is encoded several times, as one
 * address within another is.
 */
export function idsInAddress(address: string, beginning: RegExp): string[] {
  return idsIn(address.slice(0, LONGEST_ADDRESS).replace(/%(25)*[\da-f]{2}/gi, " "), beginning);
}

/** The ids of a link's address or a field's value; none for any other element. */
export function idsInElement(element: Element, beginning: RegExp): string[] {
  if (isField(element)) return idsIn(element.value, beginning);
  return isLink(element) ? idsInAddress(element.getAttribute("href") ?? "", beginning) : [];
}

/** Whether elements of this name may be links or fields. */
export function holdsIds(localName: string): boolean {
  return /^(a(rea)?|input|textarea)$/.test(localName);
}

/** Whether an element is a link. */
export function isLink(element: Node): boolean {
  return /^a(rea)?$/.test(nameOf(element));
}

/** Whether a node is a field whose value may be looked at. */
export function isField(element: Node): element is HTMLInputElement | HTMLTextAreaElement {
  if (!/^(input|textarea)$/.test(nameOf(element))) return false;
  const { type, value } = element as HTMLInputElement;
  // In a document that is not HTML an element of this name may be no field.
  return typeof value === "string" && type !== "password" && type !== "hidden";
}
