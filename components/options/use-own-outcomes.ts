import { useCallback, useMemo, useRef } from "preact/hooks";
import type { CloseJob } from "../../utils/core/close-job";
import type { QueueHold } from "../../utils/core/protocol";
import { type Spoken, useOutcomes } from "../popup/use-outcomes";

/**
 * What a screen reader is told of the closes that the agent takes back or chooses again on this page. What is chosen in the popup is
 * told there.
 *
 * @param jobs - all there are, the latest first
 * @returns `follow` is called with a ticket's id when something is done about its close
 */
export function useOwnOutcomes(
  jobs: readonly CloseJob[] | null,
  hold: QueueHold | null,
): { spoken: Spoken; follow(ticketId: string): void } {
  const memory = useMemo(
    () => ({ openedAt: Date.now(), jobStates: new Map<string, CloseJob["state"]>(), toldTogether: [] }),
    [],
  );
  const followed = useRef(new Set<string>());
  const latest = useRef(jobs);
  latest.current = jobs;
  const follow = useCallback(
    (ticketId: string) => {
      if (followed.current.has(ticketId)) return;
      followed.current.add(ticketId);
      // As they stand now, they are no news.
      for (const job of latest.current ?? [])
        if (job.ticketId === ticketId) memory.jobStates.set(job.id, job.state);
    },
    [memory],
  );
  const view = useMemo(() => {
    const own = (jobs ?? []).filter(({ ticketId }) => followed.current.has(ticketId)).reverse();
    return { jobs: Object.fromEntries(own.map((job) => [job.ticketId, job])), tickets: {}, hold };
  }, [jobs, hold]);
  return { spoken: useOutcomes(view, memory), follow };
}
