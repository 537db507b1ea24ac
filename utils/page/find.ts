import { findTicketIds } from "../core/ticket-id";
import { attributeOf, isConnected, localNameOf } from "./dom";
import { holdsTogether, isInUnread } from "./line";
import { isTouched, type Part, textIn } from "./part";

/** One occurrence of an id in a page. */
export interface Find {
  id: string;
  /** Where it begins: a text node, a link or a field. */
  node: Node;
  /** The stretches of text that spell it; none for a link or a field. */
  parts: readonly Part[];
}

const NONE: readonly Part[] = [];

/** The ids of a link's address or a field's value, in order. */
export function findsInElement(element: Element): Find[] {
  return idsInElement(element).map((id) => ({ id, node: element, parts: NONE }));
}

/** The ids in a link's address or a field's value, each once, in order; none for any other element. */
export function idsInElement(element: Element): string[] {
  const name = localNameOf(element);
  if (name === "a" || name === "area") return idsInAddress(attributeOf(element, "href") ?? "");
  return isField(element) ? findTicketIds(element.value) : [];
}

/** The ids in an address. What is percent-encoded there, a slash most often, separates. */
export function idsInAddress(address: string): string[] {
  return findTicketIds(address.replace(/%[\da-f]{2}/gi, " "));
}

/** Whether an element is a field whose value may be looked at. */
export function isField(element: Element): element is HTMLInputElement | HTMLTextAreaElement {
  const name = localNameOf(element);
  if (name !== "input" && name !== "textarea") return false;
  const { type, value } = element as HTMLInputElement;
  // In a document that is not HTML an element of this name may be no field.
  return typeof value === "string" && type !== "password" && type !== "hidden";
}

/** Whether the text of a page still spells a find. */
export function isSpelled({ id, node, parts }: Find): boolean {
  if (!isConnected(node) || isInUnread(node)) return false;
  let text = "";
  let last: Part | undefined;
  for (const part of parts) {
    if (last && !holdsTogether(last.node, part.node)) return false;
    text += textIn(part);
    last = part;
  }
  const [first] = parts;
  return text === id && first !== undefined && last !== undefined && !isTouched(first, last);
}
