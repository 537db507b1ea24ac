import { type CloseJob, isUnfinished } from "../utils/core/close-job";
import type { SentClose } from "./network";
import type { World } from "./world";

/** How closing stands, seen by somebody who knows everything. The first six add up to the number of jobs. */
export interface Verdict {
  closed: number;
  refused: number;
  cancelled: number;
  dismissed: number;
  needsAgent: number;
  unfinished: number;
  /** Gestures that were answered and whose jobs are gone. */
  lost: number;
  /** Requests that should not have left; jobs shown closed though it never was since the gesture, or shown refused or cancelled though applied. */
  wrong: string[];
}

/**
 * Compares what the agent is shown with what the service received and applied.
 *
 * @param promised - the jobs that gestures were answered with
 */
export async function verdictOf(world: World, promised: readonly CloseJob[]): Promise<Verdict> {
  const jobs = await world.store.all();
  const count = (belongs: (job: CloseJob) => boolean) => jobs.filter(belongs).length;
  const inState = (state: CloseJob["state"]) => count((job) => job.state === state);
  const ids = new Set(jobs.map(({ id }) => id));
  return {
    closed: inState("closed"),
    refused: inState("refused"),
    cancelled: inState("cancelled"),
    dismissed: inState("dismissed"),
    needsAgent: inState("needs-agent"),
    unfinished: count(isUnfinished),
    lost: promised.filter(({ id }) => !ids.has(id)).length,
    wrong: [...world.network.violations, ...jobs.flatMap((job) => wrongIn(world, job) ?? [])],
  };
}

function wrongIn(world: World, job: CloseJob): string | null {
  const saysClosed = job.state === "closed";
  if (saysClosed && !wasClosedSince(world, job)) return `${job.id} is shown closed and never was`;
  const saysUntouched = job.state === "refused" || job.state === "cancelled";
  const isApplied = world.network.sent.some(
    (one) => one.jobId === job.id && one.entry?.applied && !isLate(world, one),
  );
  return saysUntouched && isApplied ? `${job.id} is shown ${job.state} and was applied` : null;
}

/** Whether the service applied a request longer after its end than closing promises to wait: see `docs/closing.md`. */
export function isLate({ service }: World, { ticketId, endedAt }: SentClose): boolean {
  const applied = service.state.history.find((one) => one.ticketId === ticketId && one.by === "api");
  return applied !== undefined && endedAt !== null && applied.time - endedAt > PROMISED_MS;
}

const PROMISED_MS = 30_000;

/** Tickets of these worlds are never opened again: one that is closed has been so at some moment since. */
function wasClosedSince({ service }: World, { ticketId }: CloseJob): boolean {
  return service.state.ticket(ticketId)?.status === "closed";
}
