import { useRef, useState } from "preact/hooks";
import type { CloseJob } from "../../utils/core/close-job";
import type { TabView } from "../../utils/core/protocol";
import type { BatchEntry } from "./batch-counts";

/** Tickets that are closed together. */
interface Chosen {
  ids: readonly string[];
  /** The latest job that each had before: it is none of this batch. */
  before: ReadonlyMap<string, string>;
}

const NONE: Chosen = { ids: [], before: new Map() };

/**
 * Keeps an eye on the tickets closed together; one that is closed again counts as it stands then. `batch` tells for each of them its
 * job as last seen.
 */
export function useBatch(view: TabView | null) {
  const [{ ids, before }, choose] = useState(NONE);
  /** Whether every job that was made is known; where the answer was lost, the next view than this one tells. */
  const [known, setKnown] = useState<boolean | { after: TabView | null }>(false);
  const seen = useRef(new Map<string, CloseJob>());
  const latestView = useRef(view);
  latestView.current = view;
  for (const id of ids) {
    const latest = view?.jobs[id];
    const job = seen.current.get(id);
    const isNews = latest && (job ? isLater(latest, job) : latest.id !== before.get(id));
    if (isNews) seen.current.set(id, latest);
  }
  const isKnown = typeof known === "boolean" ? known : known.after !== view;
  return {
    batch: ids.map((id): BatchEntry => seen.current.get(id) ?? (isKnown ? null : "asked")),
    /** Called before the background is asked for the jobs. */
    startBatch(chosen: readonly string[]) {
      seen.current = new Map();
      setKnown(false);
      choose({ ids: chosen, before: new Map(chosen.map((id) => [id, view?.jobs[id]?.id ?? ""])) });
    },
    /** Called with what it answered; `null` where it did not. */
    learnJobs(jobs: readonly CloseJob[] | null) {
      for (const job of jobs ?? []) seen.current.set(job.ticketId, job);
      setKnown(jobs ? true : { after: latestView.current });
    },
    forgetBatch: () => choose(NONE),
  };
}

function isLater(one: CloseJob, other: CloseJob): boolean {
  return one.id === other.id ? one.revision >= other.revision : one.createdAt >= other.createdAt;
}
