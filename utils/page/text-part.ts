import { TICKET_ID_LENGTH, ticketIdPlaces } from "../core/ticket-id";
import type { Find } from "./find";

/**
 * The ids that lie wholly in a part of one text, in order, each where no letter, digit or underscore touches it. However long the text is,
 * only the part is looked at, and what touches it.
 *
 * @param from - before which of its characters the part begins; may be beyond the text's own beginning, as `to` may be beyond its end
 */
export function* findsInPart(node: Text, from: number, to: number, beginning: RegExp): Generator<Find> {
  const start = Math.max(0, from - 1);
  const part = node.substringData(start, to + 1 - start);
  for (const at of ticketIdPlaces(part, beginning)) {
    const end = at + TICKET_ID_LENGTH;
    const isWithin = start + at >= from && start + end <= to;
    if (isWithin && !/\w/.test(part.charAt(at - 1) + part.charAt(end)))
      yield { id: part.slice(at, end), node, from: start + at, end: node, to: start + end };
  }
}
