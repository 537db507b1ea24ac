import type { CloseJob, CloseJobReason } from "./close-job";

/** What an event changes of a job. */
export type Changes = Partial<CloseJob>;

/** The most requests of one job that the service may have applied. */
export const MAX_ATTEMPTS = 2;
/** When a ticket is read back, in ms after the end of the attempt. */
export const CHECK_AFTER_MS = [2_000, 10_000, 30_000, 60_000] as const;

/** The job is at its end. */
export function end(state: "closed" | "refused" | "cancelled" | "dismissed", now: number): Changes {
  return { state, endedAt: now };
}

/** The job is put to the agent. */
export function ask(reason: CloseJobReason): Changes {
  return { state: "needs-agent", reason };
}

/** An attempt has ended, and only a look at the ticket tells what came of it. */
export function check(now: number): Changes {
  return { state: "checking", attemptEndedAt: now, dueAt: now + CHECK_AFTER_MS[0], checks: 0, sightings: 0 };
}
