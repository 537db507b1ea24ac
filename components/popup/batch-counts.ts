import { type CloseJob, canUndo } from "../../utils/core/close-job";

/** The job of a ticket chosen with others; `null` where none was made, "asked" while that is not known. */
export type BatchEntry = CloseJob | "asked" | null;

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

export function countBatch(batch: readonly BatchEntry[]): BatchCounts {
  const counts = { closed: 0, refused: 0, needYou: 0, cancelled: 0, dismissed: 0, busy: 0, unstarted: 0 };
  for (const entry of batch) counts[placeOf(entry)]++;
  return counts;
}

/** The ids of those jobs that can still be undone for nothing. */
export function undoableIn(batch: readonly BatchEntry[]): string[] {
  return batch.flatMap((entry) => (entry && entry !== "asked" && canUndo(entry) ? [entry.id] : []));
}

function placeOf(job: BatchEntry): keyof BatchCounts {
  if (job === "asked") return "busy";
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
