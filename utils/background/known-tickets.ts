import type { Failure } from "../core/failure";
import type { Ticket } from "../core/ticket";
import { DEFAULT_TICKET_TABLE, parseTicketId } from "../core/ticket-id";
import { removeSessionItems, storageItem } from "../platform/storage-item";

/** What is remembered of a ticket until the browser closes. */
export interface RememberedTicket {
  ticket: Ticket | null;
  /** ms since 1970 of the last answer. */
  readAt: number | null;
  failure: Failure | null;
}

/** Details read less than this many ms ago count as they are. */
export const FRESH_MS = 60_000;

const PREFIX = "ticket:";

const nothing: RememberedTicket = { ticket: null, readAt: null, failure: null };

/** Table numbers beyond this many are no finding but noise. */
const MAX_TABLES = 8;

/** Only the background writes session storage, and no content script reaches it: what lies there has our own shape. */
const remembered = (id: string) =>
  storageItem<RememberedTicket>(
    "session",
    PREFIX + id,
    (stored) => (stored as RememberedTicket | null) ?? nothing,
  );

const tables = storageItem<number[]>("local", "ticket-tables", (stored) => {
  const numbers = Array.isArray(stored) ? stored.filter((table) => Number.isInteger(table)) : [];
  return [...new Set([DEFAULT_TICKET_TABLE, ...(numbers as number[])])].slice(0, MAX_TABLES);
});

/** What is known of a ticket without asking. */
export function recallTicket(id: string): Promise<RememberedTicket> {
  return remembered(id).get();
}

/** Remembers tickets that the service returned, and the tables that their ids name as those of tickets. */
export async function rememberTickets(tickets: readonly Ticket[], now: number): Promise<void> {
  const store = () =>
    Promise.all(tickets.map((ticket) => remembered(ticket.id).set({ ticket, readAt: now, failure: null })));
  // Session storage is full: what was looked at before makes room.
  await store().catch(async () => {
    await forgetTickets();
    await store();
  });
  const known = await tables.get();
  const seen = tickets.flatMap(({ id }) => parseTicketId(id)?.table ?? []);
  const learned = [...new Set([...known, ...seen])];
  if (learned.length > known.length) await tables.set(learned);
}

/** Remembers that a ticket could not be read; what was known of it before stays. */
export async function rememberFailure(id: string, failure: Failure): Promise<void> {
  await remembered(id).set({ ...(await recallTicket(id)), failure });
}

/** Forgets the details of all tickets. */
export function forgetTickets(): Promise<void> {
  return removeSessionItems((key) => key.startsWith(PREFIX));
}

/** The numbers of the tables known to hold tickets. */
export function ticketTables(): Promise<number[]> {
  return tables.get();
}
