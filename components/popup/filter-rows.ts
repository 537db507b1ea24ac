import type { Ticket } from "../../utils/core/ticket";
import { assigneeWord, channelWord, statusWord, waitingWords } from "../../utils/words/ticket-words";
import type { RowState } from "./row-state";

/** The rows that contain every word of a text somewhere in what they show; upper and lower case are the same. */
export function filterRows(rows: RowState[], text: string): RowState[] {
  const sought = text.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  if (sought.length === 0) return rows;
  return rows.filter((row) => {
    const shown = textOf(row);
    return sought.every((word) => shown.includes(word));
  });
}

function textOf({ id, known: { ticket }, status }: RowState): string {
  return ticket ? `${id}\n${statusWord(status).toLocaleLowerCase()}\n${wordsOf(ticket)}` : id;
}

/** The words of a ticket do not change, and at each key all are asked for. */
const words = new WeakMap<Ticket, string>();

function wordsOf(ticket: Ticket): string {
  const { subject, summary, channel, waitingOn } = ticket;
  let text = words.get(ticket);
  if (text === undefined) {
    const parts = [subject, summary, assigneeWord(ticket), channelWord(channel), waitingWords(waitingOn)];
    text = parts.filter(Boolean).join("\n").toLocaleLowerCase();
    words.set(ticket, text);
  }
  return text;
}
