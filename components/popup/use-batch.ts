import type { CloseJob } from "../../utils/core/close-job";
import type { TabView } from "../../utils/core/protocol";
import type { BatchEntry } from "./batch-counts";
import type { Kept } from "./use-kept";

/** Tickets that are closed together. */
export interface Together {
  ids: readonly string[];
  /** The latest job that each had before: it is none of this batch. */
  before: ReadonlyMap<string, string>;
  /** Whether every job that was made is known; where the answer was lost, the next view than this one tells. */
  known: boolean | { after: TabView | null };
}

/** Takes the jobs that were made for tickets closed together. */
export type LearnJobs = (jobs: readonly CloseJob[] | null) => void;

export const NONE_TOGETHER: Together = { ids: [], before: new Map(), known: false };

/**
 * Keeps an eye on the tickets closed together; one that is closed again counts as it stands then. `batch` tells for each of them its
 * job as last seen.
 *
 * @param view - the latest, of whichever tab: jobs are the same in all of them
 */
export function useBatch(view: TabView | null, { together, setTogether, memory }: Kept) {
  const { ids, before, known } = together;
  const seen = memory.togetherJobs;
  for (const id of ids) {
    const latest = view?.jobs[id];
    const job = seen.get(id);
    const isNews = latest && (job ? isLater(latest, job) : latest.id !== before.get(id));
    if (isNews) seen.set(id, latest);
  }
  const isKnown = typeof known === "boolean" ? known : known.after !== view;
  return {
    batch: ids.map((id): BatchEntry => seen.get(id) ?? (isKnown ? null : "asked")),
    /**
     * Called before the background is asked for the jobs.
     *
     * @returns called with what it answered; `null` where it did not. By then another tab may be in front, and others closed together.
     */
    startBatch(chosen: readonly string[]): LearnJobs {
      const made = new Map<string, CloseJob>();
      memory.togetherJobs = made;
      const before = new Map(chosen.map((id) => [id, view?.jobs[id]?.id ?? ""]));
      setTogether(() => ({ ids: chosen, before, known: false }));
      return (jobs) => {
        for (const job of jobs ?? []) made.set(job.ticketId, job);
        const known = jobs ? true : { after: memory.view };
        setTogether((asked) => (asked.ids === chosen ? { ...asked, known } : asked));
      };
    },
    forgetBatch: () => setTogether(() => NONE_TOGETHER),
  };
}

function isLater(one: CloseJob, other: CloseJob): boolean {
  return one.id === other.id ? one.revision >= other.revision : one.createdAt >= other.createdAt;
}
