import type { Ticket } from "../../utils/core/ticket";
import { shortTicketId } from "../../utils/core/ticket-id";
import { searchable, soughtWords } from "../../utils/words/search-words";
import { assigneeWord, channelWord, statusWord, waitingWords } from "../../utils/words/ticket-words";
import type { RowState } from "./row-state";

/** The rows that contain every word of a text somewhere in what they show; upper and lower case are the same. */
export function filterRows(rows: RowState[], text: string): RowState[] {
  const sought = soughtWords(text);
  if (sought.length === 0) return rows;
  return rows.filter((row) => {
    const shown = textOf(row);
    return sought.every((word) => shown.includes(word));
  });
}

function textOf({ id, known: { ticket }, status }: RowState): string {
  return ticket ? `${searchable(statusWord(status))}\n${wordsOf(id, ticket)}` : searchable(idsOf(id));
}

/** As it is, and as rows show it. */
function idsOf(id: string): string {
  return `${id}\n${shortTicketId(id)}`;
}

/** The words of a ticket do not change, and at each key all are asked for. */
const words = new WeakMap<Ticket, string>();

function wordsOf(id: string, ticket: Ticket): string {
  const { subject, summary, channel, waitingOn } = ticket;
  let text = words.get(ticket);
  if (text === undefined) {
    const parts = [subject, summary, assigneeWord(ticket), channelWord(channel), waitingWords(waitingOn)];
    text = searchable([idsOf(id), ...parts].filter(Boolean).join("\n"));
    words.set(ticket, text);
  }
  return text;
}
