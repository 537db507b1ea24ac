import type { QueueState, QueueStateStore } from "../utils/background/close-queue/queue-state";
import { type JobStore, oldEndings, settledBy } from "../utils/background/close-queue/store";
import { type CloseJob, isUnfinished } from "../utils/core/close-job";
import { noOutage } from "../utils/core/outage";
import { newBudget } from "../utils/core/request-budget";

/** The store of jobs by the same contract as the one in the database, quick enough for simulations of thousands of days. */
export function memoryJobStore(): MemoryJobStore {
  const jobs = new Map<string, CloseJob>();
  return {
    async add(wished, now) {
      const settled: CloseJob[] = [];
      const standing = wished.map((job) => {
        const before = [...jobs.values()].filter(({ ticketId }) => ticketId === job.ticketId);
        const others = before.map((other) => settledBy(job, other, now));
        for (const other of others) jobs.set(other.id, other);
        settled.push(...others.filter((other) => !before.includes(other) && !isUnfinished(other)));
        const first = others.find(isUnfinished);
        if (!first) jobs.set(job.id, job);
        return first ?? job;
      });
      return { standing, settled };
    },
    async replace(job) {
      if (jobs.get(job.id)?.revision !== job.revision - 1) return false;
      jobs.set(job.id, job);
      return true;
    },
    async changeAll(ids, change) {
      const changed = ids.flatMap((id) => jobs.get(id) ?? []).map(change);
      for (const job of changed) jobs.set(job.id, job);
      return changed;
    },
    get: async (id) => jobs.get(id),
    unfinished: async () => [...jobs.values()].filter(isUnfinished),
    countNeedAgent: async () => [...jobs.values()].filter(({ state }) => state === "needs-agent").length,
    all: async () => [...jobs.values()],
    known: async () => [...jobs.values()],
    prune: async (now) => {
      for (const job of oldEndings([...jobs.values()], now)) jobs.delete(job.id);
    },
    forget: async () => jobs.clear(),
    put: (job) => void jobs.set(job.id, job),
  };
}

/** Besides the contract: stores a job as it is. */
export interface MemoryJobStore extends JobStore {
  put(job: CloseJob): void;
}

/** The queue's state in memory. */
export function memoryQueueState(now: () => number): QueueStateStore {
  const fresh = (): QueueState => ({ budget: newBudget(now()), refused: null, outage: noOutage });
  let state = fresh();
  return {
    read: async () => state,
    known: async () => state,
    change: async (change) => {
      const changed = change(state);
      state = changed.state;
      return changed.result;
    },
    forget: async () => {
      state = fresh();
    },
  };
}
