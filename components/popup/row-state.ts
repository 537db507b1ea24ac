import { type CloseJob, isUnfinished } from "../../utils/core/close-job";
import type { KnownTicket, TabView } from "../../utils/core/protocol";
import { isClosed, type KnownStatus } from "../../utils/core/ticket";

/** What the close button of a row does: act at once, ask first, or not be there. */
type Offer = "close" | "ask" | "none";

/** What is asked before closing a ticket that is not known to be resolved. */
export type Question = "not-resolved" | "no-status" | "unread" | "loading" | "resolved";

/** Everything a row shows of one ticket, as plain data. */
export interface RowState {
  id: string;
  known: KnownTicket;
  /** The close to be told of, unless it is over and done with. */
  job: CloseJob | null;
  /** The status as far as known, a close that succeeded included. */
  status: string | null;
  /** Whether the details are here, on their way, not to be had, or simply not here. */
  details: "here" | "loading" | "failed" | "missing";
  offer: Offer;
  /** Whether it can be chosen for closing several. */
  selectable: boolean;
}

const NOTHING_KNOWN: KnownTicket = { ticket: null, readAt: null, failure: null, loading: false };

/** The rows of some ids. `slow`: details that are missing are not coming by themselves any more. */
export function rowStates(ids: readonly string[], view: TabView, slow: boolean): RowState[] {
  return ids.map((id) => {
    const known = own(view.tickets, id) ?? NOTHING_KNOWN;
    const mayCome = !slow && view.connection.state === "connected";
    return rowState(id, known, own(view.jobs, id) ?? null, mayCome);
  });
}

/**
 * @param latest - the latest job of the ticket
 * @param mayCome - whether details that nobody is reading at the moment were asked for and may still come
 */
export function rowState(
  id: string,
  known: KnownTicket,
  latest: CloseJob | null,
  mayCome: boolean,
): RowState {
  const job = isTold(latest, known) ? latest : null;
  const closedByJob = job?.state === "closed";
  const status = closedByJob ? ("closed" satisfies KnownStatus) : (known.ticket?.status ?? null);
  const offer = offerOf(status, job);
  return {
    id,
    known,
    job,
    status,
    details: detailsOf(known, mayCome),
    offer,
    selectable: offer !== "none" && job?.state !== "needs-agent",
  };
}

/** What has to be asked before this ticket is closed. */
export function questionOf({ known, status, details }: RowState): Question {
  if (!known.ticket) return details === "loading" ? "loading" : "unread";
  if (status === null) return "no-status";
  return status === ("resolved" satisfies KnownStatus) ? "resolved" : "not-resolved";
}

/** A close is no longer told of once it was dismissed, or once a later reading showed the ticket open and changed since. */
function isTold(job: CloseJob | null, { ticket, readAt }: KnownTicket): boolean {
  if (!job || job.state === "dismissed") return false;
  if (job.state !== "closed" || !ticket || isClosed(ticket)) return true;
  const readLater = readAt !== null && readAt > (job.endedAt ?? job.createdAt);
  return !(readLater && ticket.updatedAt !== job.seenUpdatedAt);
}

function detailsOf({ ticket, failure, loading }: KnownTicket, mayCome: boolean): RowState["details"] {
  if (ticket) return "here";
  if (loading) return "loading";
  if (failure) return "failed";
  return mayCome ? "loading" : "missing";
}

function offerOf(status: string | null, job: CloseJob | null): Offer {
  if (status === "closed" || (job && isUnfinished(job))) return "none";
  return status === "resolved" ? "close" : "ask";
}

function own<Value>(table: Record<string, Value>, key: string): Value | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
