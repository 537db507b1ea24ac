import type { IDBPObjectStore } from "idb";
import { type CloseJob, isUnfinished } from "../../core/close-job";
import { advance } from "../../core/close-transitions";
import { copyOf } from "../copy";
import type { Database, Schema } from "../database";

/** The jobs, where nothing but the background reaches. The store is the truth; whatever is in memory is a copy. */
export interface JobStore {
  /**
   * Stores new jobs. A ticket that has an unfinished job keeps it and gets no second, also where it was being taken back; one that waits for
   * the agent's decision, or that is not sent any more because it was chosen under another token, is settled by the new gesture.
   *
   * @returns for each job the one that now stands for its ticket, and besides them what was settled
   */
  add(jobs: readonly CloseJob[], now: number): Promise<{ standing: CloseJob[]; settled: CloseJob[] }>;
  /**
   * Puts a job in the place of its predecessor.
   *
   * @returns false when somebody else was quicker: the stored job is not the predecessor any more
   */
  replace(job: CloseJob): Promise<boolean>;
  /**
   * Changes several jobs as they stand, all of them or none: nobody finds some changed and others not yet.
   *
   * @param change - answers a job's successor, or the job itself to leave it
   * @returns those that there are, as they stand afterwards
   */
  changeAll(ids: readonly string[], change: (job: CloseJob) => CloseJob): Promise<CloseJob[]>;
  get(id: string): Promise<CloseJob | undefined>;
  unfinished(): Promise<CloseJob[]>;
  /** How many wait for the agent's decision. */
  countNeedAgent(): Promise<number>;
  all(): Promise<CloseJob[]>;
  /** The same for the screens, of which some may have been asked for before. */
  known(): Promise<CloseJob[]>;
  /** Forgets old endings: those over 30 days old, and beyond the last 1,000 those over a day old. */
  prune(now: number): Promise<void>;
  /** Forgets all jobs. */
  forget(): Promise<void>;
}

const DAY_MS = 86_400_000;
const KEPT_DAYS = 30;
const KEPT_JOBS = 1_000;

/**
 * Changes a job as it stands, however often somebody else is quicker.
 *
 * @param change - answers the job's successor, or the job itself to leave it
 * @returns the job as it stands afterwards; `undefined` when there is none
 */
export async function changeJob(
  store: Pick<JobStore, "get" | "replace">,
  id: string,
  change: (job: CloseJob) => CloseJob,
): Promise<CloseJob | undefined> {
  for (;;) {
    const job = await store.get(id);
    const next = job && change(job);
    if (!next || next === job || (await store.replace(next))) return next;
  }
}

/** Which endings are history that nobody needs: see `JobStore.prune`. */
export function oldEndings(jobs: readonly CloseJob[], now: number): CloseJob[] {
  const ended = jobs.filter((job) => job.endedAt !== null);
  ended.sort((one, other) => (other.endedAt ?? 0) - (one.endedAt ?? 0));
  return ended.filter((job, index) => {
    const age = now - (job.endedAt ?? now);
    return age > KEPT_DAYS * DAY_MS || (index >= KEPT_JOBS && age > DAY_MS);
  });
}

/** What a new gesture makes of another job of its ticket: that itself, what ends it, or what goes on though it had been taken back. */
export function settledBy(gesture: CloseJob, other: CloseJob, now: number): CloseJob {
  const isSameToken = other.credentialId === gesture.credentialId;
  if (isUnfinished(other) && other.stopping && (isSameToken || other.attempts === 0))
    return advance(other, { type: "chosen-again", gesture }, now);
  const isOfOldToken = other.state === "waiting" && !isSameToken;
  const asked = isOfOldToken ? advance(other, { type: "credential-changed" }, now) : other;
  return asked.state === "needs-agent" ? advance(asked, { type: "dismiss" }, now) : asked;
}

type WritableJobs = IDBPObjectStore<Schema, ["jobs"], "jobs", "readwrite">;

/** The jobs in the database, written durably: a job that was promised survives a crash of the browser. */
export function jobStore(database: () => Promise<Database>): JobStore {
  const copy = copyOf(database, (opened) => opened.getAll("jobs"));

  function write<T>(change: (jobs: WritableJobs) => Promise<T>): Promise<T> {
    return copy.change(async (opened) => {
      const transaction = opened.transaction("jobs", "readwrite", { durability: "strict" });
      const result = await change(transaction.store);
      await transaction.done;
      return result;
    });
  }

  const add: JobStore["add"] = (jobs, now) =>
    write(async (stored) => {
      const standing: CloseJob[] = [];
      const settled: CloseJob[] = [];
      for (const job of jobs) {
        const before = await stored.index("ticketId").getAll(job.ticketId);
        const others = before.map((other) => settledBy(job, other, now));
        const changed = others.filter((other) => !before.includes(other));
        for (const other of changed) await stored.put(other);
        settled.push(...changed.filter((other) => !isUnfinished(other)));
        const first = others.find(isUnfinished);
        if (!first) await stored.put(job);
        standing.push(first ?? job);
      }
      return { standing, settled };
    });

  function replace(job: CloseJob): Promise<boolean> {
    return write(async (stored) => {
      const isSuccessor = (await stored.get(job.id))?.revision === job.revision - 1;
      if (isSuccessor) await stored.put(job);
      return isSuccessor;
    });
  }

  const changeAll: JobStore["changeAll"] = (ids, change) =>
    write(async (stored) => {
      const found = await Promise.all(ids.map((id) => stored.get(id)));
      const pairs = found.flatMap((job) => (job ? [{ job, next: change(job) }] : []));
      await Promise.all(pairs.map(({ job, next }) => (next === job ? null : stored.put(next))));
      return pairs.map(({ next }) => next);
    });

  async function unfinished(): Promise<CloseJob[]> {
    const index = (await database()).transaction("jobs").store.index("state");
    const states: CloseJob["state"][] = ["waiting", "sending", "checking"];
    return (await Promise.all(states.map((state) => index.getAll(state)))).flat();
  }

  function prune(now: number): Promise<void> {
    return write(async (stored) => {
      for (const job of oldEndings(await stored.getAll(), now)) await stored.delete(job.id);
    });
  }

  return {
    add,
    replace,
    changeAll,
    unfinished,
    countNeedAgent: async () => (await database()).countFromIndex("jobs", "state", "needs-agent"),
    prune,
    forget: () => write((stored) => stored.clear()),
    get: async (id) => (await database()).get("jobs", id),
    all: async () => (await database()).getAll("jobs"),
    known: async () => [...(await copy.read())],
  };
}
