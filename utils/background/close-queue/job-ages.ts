import { type CloseJob, MAX_WAIT_MS } from "../../core/close-job";

/** A ticket that was last seen longer ago than this, in ms, is looked at before its close is sent. */
const LONG_WAIT_MS = 600_000;
/** … and a second request when the ticket was last seen longer ago than this. */
const LONG_WAIT_FOR_SECOND_MS = 60_000;

/** How long ago the agent chose, and what was chosen was seen. */
export interface JobAges {
  /** Whether it was chosen so long ago that sending would be a surprise. */
  isTooOld(job: CloseJob): boolean;
  /** Whether its ticket may have changed since it was last seen. */
  wasSeenLongAgo(job: CloseJob): boolean;
  /**
   * Its ticket is looked at from now on.
   *
   * @returns to be called when it is answered; the answer is as old as the machine slept meanwhile
   */
  startLook(job: CloseJob): () => void;
}

/**
 * Ages by whichever clock says longer: the worker's own stands still while the machine sleeps.
 *
 * @param clocks - see `PumpDependencies`
 */
export function jobAges({ now, wallNow }: { now(): number; wallNow(): number }): JobAges {
  /** When this worker last looked at the tickets of jobs, by the clock that was ahead, by job id. */
  const lookedAt = new Map<string, number>();
  const latestNow = () => Math.max(now(), wallNow());
  return {
    isTooOld: ({ createdAt, wallAt = createdAt }) =>
      Math.max(now() - createdAt, wallNow() - wallAt) > MAX_WAIT_MS,
    wasSeenLongAgo(job) {
      const longest = job.attempts > 0 ? LONG_WAIT_FOR_SECOND_MS : LONG_WAIT_MS;
      // Where it is not known when what the agent saw was read, it counts from the gesture on.
      const seenAt = Math.max(job.seenAt ?? job.createdAt, job.checkedAt ?? 0, lookedAt.get(job.id) ?? 0);
      return latestNow() - seenAt > longest;
    },
    startLook({ id }) {
      const ahead = latestNow() - now();
      return () => void lookedAt.set(id, now() + ahead);
    },
  };
}
