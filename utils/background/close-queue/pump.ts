import type { CloseAnswer } from "../../core/close-answer";
import { advance, type CloseJob, type CloseJobEvent, MAX_WAIT_MS, type ReadBack } from "../../core/close-job";
import { ConduitError } from "../../core/failure";
import type { QueueStateStore } from "./queue-state";
import type { JobStore } from "./store";

/** What the pump needs of the world. */
export interface PumpDependencies {
  store: JobStore;
  queue: QueueStateStore;
  service: {
    /** Waits until one request may leave; throws `ConduitError` when none may for a while. */
    admitClose(): Promise<void>;
    /** Sends the close request of a job. Never throws. */
    close(job: CloseJob): Promise<CloseAnswer>;
    /** Reads the job's ticket back. Never throws. */
    readBack(job: CloseJob): Promise<ReadBack>;
  };
  /** The id of the token in use, or `null`. */
  credentialId(): Promise<string | null>;
  isOnline(): boolean;
  now(): number;
  /** Runs one pass at a time, in all contexts of the extension. */
  exclusively(pass: () => Promise<void>): Promise<void>;
  /** A job was stored with a new state. */
  onChange(job: CloseJob): void;
  /** Wake the pump again at this time (ms since 1970), or not at all. */
  wakeAt(time: number | null): void;
}

export interface Pump {
  /** Does all that is due, then asks to be woken for the rest. Calls while it runs are done by the same run. */
  run(): Promise<void>;
}

/** When to look again where nothing else tells: held back by something that ends without notice, or ended in the middle. */
const RETRY_MS = 30_000;

/** The one place that sends close requests: takes the stored jobs, one at a time, from state to state. */
export function createPump(dependencies: PumpDependencies): Pump {
  const { store, queue, service, now } = dependencies;
  let running: Promise<void> | null = null;
  let again = false;

  async function run(): Promise<void> {
    again = true;
    running ??= drain().finally(() => {
      running = null;
    });
    return running;
  }

  async function drain(): Promise<void> {
    while (again) {
      again = false;
      await dependencies.exclusively(pass);
    }
  }

  async function pass(): Promise<void> {
    // Should the worker be ended in the middle, this wakes it again.
    dependencies.wakeAt(now() + RETRY_MS);
    // Nobody else sends while we hold the lock: a job found here in `sending` lost its worker.
    for (const job of await store.unfinished())
      if (job.state === "sending") await step(job, { type: "orphaned" });
    for (;;) {
      await settle(await store.unfinished());
      const next = await dueJob(await store.unfinished());
      if (typeof next === "number" || next === null) return dependencies.wakeAt(next);
      const wait = await (next.state === "checking" ? checkBack(next) : send(next));
      if (wait !== null) return dependencies.wakeAt(wait);
    }
  }

  /** Puts to the agent what must not be sent any more: another token, or too long ago. */
  async function settle(jobs: readonly CloseJob[]): Promise<void> {
    const credentialId = await dependencies.credentialId();
    for (const job of jobs) {
      if (job.state !== "waiting") continue;
      if (job.credentialId !== credentialId) await step(job, { type: "credential-changed" });
      else if (now() - job.createdAt > MAX_WAIT_MS && now() >= job.dueAt) await step(job, { type: "send" });
    }
  }

  /** The job to take next, or when to look again, or `null` when nothing is left. */
  async function dueJob(jobs: readonly CloseJob[]): Promise<CloseJob | number | null> {
    const { refused, budget } = await queue.read();
    const held = refused !== null || !dependencies.isOnline();
    const able = jobs.filter((job) => job.state === "checking" || !held);
    able.sort((one, other) => one.dueAt - other.dueAt || one.createdAt - other.createdAt);
    const [first] = able;
    if (!first) return jobs.length > 0 && refused === null ? now() + RETRY_MS : null;
    const from = Math.max(first.dueAt, budget.limitedUntil);
    return from <= now() ? first : from;
  }

  /** @returns when to look again if nothing could be sent, otherwise `null` */
  async function send(job: CloseJob): Promise<number | null> {
    try {
      await service.admitClose();
    } catch (thrown) {
      const until = thrown instanceof ConduitError ? thrown.failure.until : null;
      return until ?? now() + RETRY_MS;
    }
    // Admission may have taken a while: the job may be undone by now, and then it is not replaced.
    const sending = await step(job, { type: "send" });
    if (sending?.state !== "sending") return null;
    const answer = await service.close(sending);
    if (answer.kind === "credential") await refuse(sending.credentialId, answer.failure);
    await step(sending, { type: "answer", answer });
    return answer.kind === "not-sent" ? now() + RETRY_MS : null;
  }

  async function checkBack(job: CloseJob): Promise<number | null> {
    await step(job, { type: "read-back", result: await service.readBack(job) });
    return null;
  }

  function refuse(credentialId: string, failure: ConduitError["failure"]): Promise<void> {
    return queue.change((state) => ({
      state: { ...state, refused: { credentialId, failure } },
      result: undefined,
    }));
  }

  /** Stores what follows from an event; `null` when somebody else changed the job first. */
  async function step(job: CloseJob, event: CloseJobEvent): Promise<CloseJob | null> {
    const next = advance(job, event, now());
    if (!(await store.replace(next))) return null;
    dependencies.onChange(next);
    return next;
  }

  return { run };
}
