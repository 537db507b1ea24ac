import { type CloseJob, isUnfinished } from "../core/close-job";
import type { ConnectionView, InboxNames, KnownTicket, QueueHold, TabView } from "../core/protocol";
import { asOf } from "../core/request-budget";
import { isTicket } from "../core/ticket-id";
import type { QueueState } from "./close-queue/queue-state";

/** What is known of the queue as a whole. */
export interface HoldParts {
  queue: QueueState;
  /** The id of the token in use, or `null`. */
  credentialId: string | null;
  /** Whether the browser lets us talk to the service. */
  hasAccess: boolean;
  /** At least those that are unfinished. */
  jobs: CloseJob[];
  isOnline: boolean;
  now: number;
}

/** What is looked at in a tab. */
interface Looked {
  /** The ids found in its page, tickets or not; `null` when it never reported any. */
  reported: string[] | null;
  /** Further ids that are looked at; they do not join those of the page. */
  pastedIds: readonly string[];
  tables: number[];
}

/** The tickets of a tab that are shown. */
export interface ShownTickets {
  /** Those of the page, in its order. */
  ids: string[];
  /** The job worth showing of each ticket that has one, wherever the ticket is. */
  latest: Record<string, CloseJob>;
  /** Those of the page, the pasted ones and those that have a job. */
  all: string[];
}

/** All that a tab's view is made of. */
export interface TabViewParts extends HoldParts, Pick<Looked, "reported"> {
  shown: ShownTickets;
  /** What is known of all that are shown. */
  tickets: Record<string, KnownTicket>;
  /** Whether there are more than those reported. */
  isCut: boolean;
  /** Start of the agent's day, in ms since 1970. */
  midnight: number;
  inboxNames: InboxNames;
  connection: ConnectionView;
}

/** A job that ended longer ago than this, in ms, is history: its row shows the ticket as it is. */
const SHOWN_ENDED_MS = 3_600_000;
/** … and one that the agent took back: that was seen when it was done. */
const SHOWN_CANCELLED_MS = 60_000;

/** Which tickets a tab's view shows. */
export function shownTickets({
  reported,
  pastedIds,
  tables,
  jobs,
  now,
}: Looked & Pick<HoldParts, "jobs" | "now">): ShownTickets {
  const ids = (reported ?? []).filter((id) => isTicket(id, tables));
  const latest = latestJobs(jobs, now);
  return { ids, latest, all: [...new Set([...ids, ...pastedIds, ...Object.keys(latest)])] };
}

/** Makes the view of a tab. */
export function tabView(parts: TabViewParts): TabView {
  const { reported, shown, jobs, isCut, tickets, inboxNames, connection, midnight } = parts;
  return {
    watched: reported !== null,
    ids: shown.ids,
    isCut,
    tickets,
    jobs: shown.latest,
    inboxNames,
    connection,
    hold: holdOf(parts),
    closedToday: jobs.filter((job) => job.state === "closed" && (job.endedAt ?? 0) >= midnight).length,
    needAgent: jobs.filter((job) => job.state === "needs-agent").length,
  };
}

function latestJobs(jobs: readonly CloseJob[], now: number): Record<string, CloseJob> {
  const latest: Record<string, CloseJob> = {};
  // What is under way stands for its ticket, even if the clock says that something else came later.
  const rank = (job: CloseJob) => (isUnfinished(job) ? 1 : 0);
  for (const job of [...jobs].sort(
    (one, other) => rank(one) - rank(other) || one.createdAt - other.createdAt,
  ))
    latest[job.ticketId] = job;
  return Object.fromEntries(Object.entries(latest).filter(([, job]) => isShown(job, now)));
}

function isShown({ state, endedAt }: CloseJob, now: number): boolean {
  if (endedAt === null) return true;
  return now - endedAt < (state === "cancelled" ? SHOWN_CANCELLED_MS : SHOWN_ENDED_MS);
}

/** What holds closing back as a whole; `null` when nothing does or nothing waits for it. */
export function holdOf({ queue, credentialId, hasAccess, jobs, isOnline, now }: HoldParts): QueueHold | null {
  const isBusy = jobs.some(isUnfinished);
  if (isBusy && credentialId === null) return { kind: "no-token" };
  if (isBusy && !hasAccess) return { kind: "not-permitted" };
  if (queue.refused && queue.refused.credentialId === credentialId)
    return { kind: "token", failure: queue.refused.failure };
  const until = asOf(queue.budget, now).limitedUntil;
  if (until > now) return { kind: "limited", until };
  if (!isOnline) return { kind: "offline" };
  const waits = jobs.some(({ state }) => state === "waiting");
  return queue.outage.lookAt === null || !waits ? null : { kind: "outage", lookAt: queue.outage.lookAt };
}
