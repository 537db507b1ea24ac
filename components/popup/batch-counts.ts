import type { CloseJob } from "../../utils/core/close-job";

/** How many of the tickets chosen together stand where. The numbers always add up to the number chosen. */
export interface BatchCounts {
  closed: number;
  refused: number;
  needYou: number;
  cancelled: number;
  dismissed: number;
  busy: number;
  /** Chosen, but no close was made: told, so that nothing goes missing. */
  unstarted: number;
}

/**
 * @param jobs - for each ticket chosen its job, or `null` where none was made
 */
export function countBatch(jobs: readonly (CloseJob | null)[]): BatchCounts {
  const counts = { closed: 0, refused: 0, needYou: 0, cancelled: 0, dismissed: 0, busy: 0, unstarted: 0 };
  for (const job of jobs) counts[placeOf(job)]++;
  return counts;
}

function placeOf(job: CloseJob | null): keyof BatchCounts {
  switch (job?.state) {
    case undefined:
      return "unstarted";
    case "needs-agent":
      return "needYou";
    case "waiting":
    case "sending":
    case "checking":
      return "busy";
    case "closed":
    case "refused":
    case "cancelled":
    case "dismissed":
      return job.state;
  }
}
