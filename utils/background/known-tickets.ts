import type { Failure } from "../core/failure";
import { isClosed, type Ticket } from "../core/ticket";
import { removeSessionItems, sessionItems, storageItem } from "../platform/storage-item";
import { copyOf } from "./copy";
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

/** What is stored, as far as it was read or written since the worker started: nobody else writes it, and a popup that opens waits for it. */
let copies = new Map<string, RememberedTicket>();

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

const refusal = storageItem("session", "reading-refused", (stored) => stored === true);
const refusalCopy = copyOf(
  async () => refusal,
  (item) => item.get(),
);

/** What is known of a ticket without asking. */
export async function recallTicket(id: string): Promise<RememberedTicket> {
  return (await recallTickets([id])).get(id) ?? nothing;
}

/** The same of several, in their order: one question to the browser instead of one for each. */
export async function recallTickets(ids: readonly string[]): Promise<Map<string, RememberedTicket>> {
  // What is forgotten meanwhile does not come back.
  const known = copies;
  const others = ids.filter((id) => !known.has(id));
  const stored = others.length > 0 ? await sessionItems(others.map((id) => PREFIX + id)) : {};
  for (const id of others) {
    const item = stored[PREFIX + id] as RememberedTicket | undefined;
    // Only what there is: which ids are asked for is up to the pages. And what was written meanwhile is newer.
    if (item && !known.has(id)) known.set(id, item);
  }
  return new Map(ids.map((id) => [id, known.get(id) ?? nothing]));
}

/** Whether the service refused the token at the last reading that tells whether it does. */
export function isReadingRefused(): Promise<boolean> {
  return refusalCopy.read();
}

/** Of some ids those whose tickets were closed when they were last read since the browser was started; in their order. */
export async function closedAmong(ids: readonly string[]): Promise<string[]> {
  const known = await recallTickets(ids);
  return ids.filter((id) => {
    const ticket = known.get(id)?.ticket ?? null;
    return ticket !== null && isClosed(ticket);
  });
}

async function remember(id: string, item: RememberedTicket): Promise<void> {
  const known = copies;
  await remembered(id).set(item);
  known.set(id, item);
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
    await Promise.all(tickets.map((ticket) => remember(ticket.id, { ticket, readAt: now, failure: null })));
  };
  await withRoom(store);
  if (!isCurrent()) return [];
  if (tickets.length > 0 && (await refusalCopy.read())) await refusalCopy.change((item) => item.remove());
  return tickets.filter((ticket) => isClosed(ticket) !== before.has(ticket.id)).map(({ id }) => id);
}

/** Remembers that a ticket could not be read; what was known of it before stays. `isCurrent` as above. */
export function rememberFailure(id: string, failure: Failure, isCurrent = () => true): Promise<void> {
  return withRoom(() => noteFailure(id, failure, isCurrent));
}

async function noteFailure(id: string, failure: Failure, isCurrent: () => boolean): Promise<void> {
  const before = await recallTicket(id);
  if (isCurrent() && before.ticket === null) await unreadInTurn(() => makeRoomFor(id));
  if (isCurrent()) await remember(id, { ...before, failure });
  if (isCurrent() && failure.kind === "token-refused") await refusalCopy.change((item) => item.set(true));
}

/** Forgets the failures of the longest ago. */
async function makeRoomFor(id: string): Promise<void> {
  const ids = [...(await unread.get()).filter((other) => other !== id), id];
  const tooMany = Math.max(0, ids.length - MOST_UNREAD);
  for (const old of ids.slice(0, tooMany)) if ((await recallTicket(old)).ticket === null) await forget(old);
  await unread.set(ids.slice(tooMany));
}

async function forget(id: string): Promise<void> {
  await remembered(id).remove();
  copies.delete(id);
}

/**
 * Writes to the session's storage. Where that is full, what was read of tickets makes room: it can be read again.
 *
 * @throws when it cannot be written all the same
 */
export function withRoom<T>(write: () => Promise<T>): Promise<T> {
  return write().catch(async () => {
    await forgetTickets();
    return write();
  });
}

/** Forgets the details of all tickets. */
export async function forgetTickets(): Promise<void> {
  await removeSessionItems((key) => key.startsWith(PREFIX));
  // Not before: meanwhile what is stored may still be read.
  copies = new Map();
  await refusalCopy.change((item) => item.remove());
}
