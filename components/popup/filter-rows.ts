import { assigneeWord, channelWord, statusWord, waitingWords } from "../../utils/words/ticket-words";
import type { RowState } from "./row-state";

/** The rows that contain every word of a text somewhere in what they show; upper and lower case are the same. */
export function filterRows(rows: RowState[], text: string): RowState[] {
  const words = text.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return rows;
  return rows.filter((row) => {
    const shown = textOf(row);
    return words.every((word) => shown.includes(word));
  });
}

function textOf({ id, known: { ticket }, status }: RowState): string {
  const parts = [id, ticket && statusWord(status)];
  if (ticket) {
    parts.push(ticket.subject, ticket.summary, assigneeWord(ticket));
    parts.push(channelWord(ticket.channel), waitingWords(ticket.waitingOn));
  }
  return parts.filter(Boolean).join("\n").toLocaleLowerCase();
}
