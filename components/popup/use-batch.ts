import { useRef, useState } from "preact/hooks";
import type { CloseJob } from "../../utils/core/close-job";
import type { TabView } from "../../utils/core/protocol";

/** The tickets that were last closed together: for each its job as last seen, or `null` where none was made. */
export type Batch = readonly (CloseJob | null)[];

/** Keeps an eye on the tickets closed together; one that is closed again counts as it stands then. */
export function useBatch(view: TabView | null) {
  const [tickets, setTickets] = useState<readonly string[]>([]);
  const seen = useRef(new Map<string, CloseJob>());
  for (const [ticketId, job] of seen.current) {
    const latest = view?.jobs[ticketId];
    if (latest && isLater(latest, job)) seen.current.set(ticketId, latest);
  }
  return {
    batch: tickets.map((id) => seen.current.get(id) ?? null) as Batch,
    startBatch(ids: readonly string[], jobs: readonly CloseJob[]) {
      seen.current = new Map(jobs.map((job) => [job.ticketId, job]));
      setTickets(ids);
    },
    forgetBatch: () => setTickets([]),
  };
}

function isLater(one: CloseJob, other: CloseJob): boolean {
  return one.id === other.id ? one.revision >= other.revision : one.createdAt >= other.createdAt;
}
