import { type CloseJob, type CloseJobEvent, canUndo } from "./close-job";

/**
 * What a job has to be told of the clock, if anything: its times were written by that of a worker before.
 *
 * @param now - ms since 1970
 * @param behindWall - how far the clock is behind that on the wall, in ms, as one that stood still in sleep; `null` for a worker whose
 *   own jobs may be among those it has: its clock goes at one pace
 */
export function clockEvent(job: CloseJob, now: number, behindWall: number | null): CloseJobEvent | null {
  const wentBackBy = latestTimeOf(job) - now;
  if (wentBackBy > 0) return { type: "clock-moved", byMs: -wentBackBy };
  if (behindWall === null || !canUndo(job)) return null;
  const wasBehindBy = (job.wallAt ?? job.createdAt) - job.createdAt;
  // Where the wall's was set back since, no gesture comes to be of the future.
  const byMs = Math.min(wasBehindBy - Math.max(0, behindWall), now - job.createdAt);
  return byMs > 0 ? { type: "clock-caught-up", byMs } : null;
}

function latestTimeOf({ createdAt, sentAt, attemptEndedAt, checkedAt }: CloseJob): number {
  return Math.max(createdAt, sentAt ?? 0, attemptEndedAt ?? 0, checkedAt ?? 0);
}
