import { type CloseJob, isUnfinished } from "../../core/close-job";
import { advance } from "../../core/close-transitions";
import { noOutage } from "../../core/outage";
import { newBudget } from "../../core/request-budget";
import type { QueueState, QueueStateStore } from "../close-queue/queue-state";
import type { JobStore } from "../close-queue/store";

/** The store of jobs by the same contract as the one in the database, quick enough for simulations of thousands of days. */
export function memoryJobStore(): JobStore {
  const jobs = new Map<string, CloseJob>();
  return {
    async add(wished, now) {
      return wished.map((job) => {
        const others = [...jobs.values()].filter(({ ticketId }) => ticketId === job.ticketId);
        for (const other of others)
          if (other.state === "needs-agent") jobs.set(other.id, advance(other, { type: "dismiss" }, now));
        const first = others.find(isUnfinished);
        if (!first) jobs.set(job.id, job);
        return first ?? job;
      });
    },
    async replace(job) {
      if (jobs.get(job.id)?.revision !== job.revision - 1) return false;
      jobs.set(job.id, job);
      return true;
    },
    get: async (id) => jobs.get(id),
    unfinished: async () => [...jobs.values()].filter(isUnfinished),
    all: async () => [...jobs.values()],
    prune: async () => {},
  };
}

/** The queue's state in memory. */
export function memoryQueueState(now: () => number): QueueStateStore {
  let state: QueueState = { budget: newBudget(now()), refused: null, outage: noOutage };
  return {
    read: async () => state,
    change: async (change) => {
      const changed = change(state);
      state = changed.state;
      return changed.result;
    },
  };
}
