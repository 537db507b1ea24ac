import type { Failure } from "../core/failure";
import { isClosed, type Ticket } from "../core/ticket";
import { removeSessionItems, sessionItems, storageItem } from "../platform/storage-item";
import { inTurn } from "./in-turn";

/** What is remembered of a ticket until the browser quits. */
export interface RememberedTicket {
  ticket: Ticket | null;
  /** ms since 1970 of the last answer. */
  readAt: number | null;
  failure: Failure | null;
}

const PREFIX = "ticket:";
/** Of at most this many tickets that were never read it is remembered why: which ids are asked for is up to the pages. */
const MOST_UNREAD = 500;

const nothing: RememberedTicket = { ticket: null, readAt: null, failure: null };

/** Only the background writes session storage, and no content script reaches it: what lies there has our own shape. */
const remembered = (id: string) =>
  storageItem<RememberedTicket>(
    "session",
    PREFIX + id,
    (stored) => (stored as RememberedTicket | null) ?? nothing,
  );

/** The ids of tickets that were never read, those that failed last at the end. */
const unread = storageItem<string[]>(
  "session",
  "unread-tickets",
  (stored) => (stored as string[] | null) ?? [],
);
const unreadInTurn = inTurn();

/** What is known of a ticket without asking. */
export function recallTicket(id: string): Promise<RememberedTicket> {
  return remembered(id).get();
}

/** The same of several, in their order: one question to the browser instead of one for each. */
export async function recallTickets(ids: readonly string[]): Promise<Map<string, RememberedTicket>> {
  const stored = await sessionItems(ids.map((id) => PREFIX + id));
  return new Map(ids.map((id) => [id, (stored[PREFIX + id] as RememberedTicket | undefined) ?? nothing]));
}

/** Of some ids those whose tickets were closed when they were last read since the browser was started; in their order. */
export async function closedAmong(ids: readonly string[]): Promise<string[]> {
  const known = await recallTickets(ids);
  return ids.filter((id) => {
    const ticket = known.get(id)?.ticket ?? null;
    return ticket !== null && isClosed(ticket);
  });
}

/** The subjects of those of some tickets that are known to have one, by id. */
export async function subjectsOf(ids: readonly string[]): Promise<Record<string, string>> {
  const known = [...(await recallTickets(ids))];
  const subjects = known.map(([id, { ticket }]) => [id, ticket?.subject?.trim() ?? ""]);
  return Object.fromEntries(subjects.filter(([, subject]) => subject !== ""));
}

/**
 * Remembers tickets that the service returned.
 *
 * @param isCurrent - whether the token with which they were read is still in use; see `Epoch`
 * @returns the ids of those that were closed or opened again as far as we know
 */
export async function rememberTickets(
  tickets: readonly Ticket[],
  now: number,
  isCurrent = () => true,
): Promise<string[]> {
  const before = new Set(await closedAmong(tickets.map(({ id }) => id)));
  const store = async () => {
    if (!isCurrent()) return;
    await Promise.all(
      tickets.map((ticket) => remembered(ticket.id).set({ ticket, readAt: now, failure: null })),
    );
  };
  // Session storage is full: what was looked at before makes room.
  await store().catch(async () => {
    await forgetTickets();
    await store();
  });
  if (!isCurrent()) return [];
  return tickets.filter((ticket) => isClosed(ticket) !== before.has(ticket.id)).map(({ id }) => id);
}

/** Remembers that a ticket could not be read; what was known of it before stays. `isCurrent` as above. */
export async function rememberFailure(id: string, failure: Failure, isCurrent = () => true): Promise<void> {
  const before = await recallTicket(id);
  if (isCurrent() && before.ticket === null) await unreadInTurn(() => makeRoomFor(id));
  if (isCurrent()) await remembered(id).set({ ...before, failure });
}

/** Forgets the failures of the longest ago. */
async function makeRoomFor(id: string): Promise<void> {
  const ids = [...(await unread.get()).filter((other) => other !== id), id];
  const tooMany = Math.max(0, ids.length - MOST_UNREAD);
  for (const old of ids.slice(0, tooMany))
    if ((await recallTicket(old)).ticket === null) await remembered(old).remove();
  await unread.set(ids.slice(tooMany));
}

/** Forgets the details of all tickets. */
export function forgetTickets(): Promise<void> {
  return removeSessionItems((key) => key.startsWith(PREFIX));
}
