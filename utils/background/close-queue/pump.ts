import type { CloseAnswer } from "../../core/close-answer";
import { clockEvent } from "../../core/close-clock";
import type { CloseJob, CloseJobEvent, ReadBack } from "../../core/close-job";
import { nextStep, RETRY_MS } from "../../core/close-schedule";
import { advance } from "../../core/close-transitions";
import { failureOf } from "../../core/failure";
import { jobAges } from "./job-ages";
import { queueLessons } from "./queue-lessons";
import type { QueueStateStore } from "./queue-state";
import { changeJob, type JobStore } from "./store";

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
  /** Whether the browser lets us talk to the service. */
  hasAccess(): Promise<boolean>;
  isOnline(): boolean;
  /** ms since 1970. While this worker lives nobody can move it; the next worker may find it moved. */
  now(): number;
  /** The clock on the wall, in ms since 1970: unlike the other it goes on while the machine sleeps. */
  wallNow(): number;
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

/** The one place that sends close requests: takes the stored jobs, one at a time, from state to state. */
export function createPump(dependencies: PumpDependencies): Pump {
  const { store, queue, service, now } = dependencies;
  const lessons = queueLessons(queue, now);
  const ages = jobAges(dependencies);
  let running: Promise<void> | null = null;
  let again = false;
  let isFirstPass = true;

  function run(): Promise<void> {
    again = true;
    running ??= Promise.resolve().then(drain);
    return running;
  }

  async function drain(): Promise<void> {
    try {
      while (again) {
        again = false;
        await dependencies.exclusively(pass);
      }
    } finally {
      // With the last look at `again`: whoever asks after it starts a new run.
      running = null;
    }
  }

  async function pass(): Promise<void> {
    // Should the worker be ended in the middle, this wakes it again.
    dependencies.wakeAt(now() + RETRY_MS);
    await setClockRight();
    // Nobody else sends while we hold the lock: a job found here in `sending` lost its worker.
    for (const job of await store.unfinished())
      if (job.state === "sending") await stepOn(job, { type: "orphaned" });
    for (let wait: number | null | undefined; wait === undefined; ) {
      await settle();
      wait = await takeNext();
      if (wait !== undefined) dependencies.wakeAt(wait);
    }
  }

  /** Moves what the worker before wrote by another clock, before anything is written by this one's. */
  async function setClockRight(): Promise<void> {
    await lessons.setClockRight();
    const behindWall = isFirstPass ? dependencies.wallNow() - now() : null;
    isFirstPass = false;
    for (const job of await store.unfinished()) {
      const event = clockEvent(job, now(), behindWall);
      if (event) await step(job, event);
    }
  }

  /** Puts to the agent what must not be sent any more. */
  async function settle(): Promise<void> {
    const credentialId = await dependencies.credentialId();
    for (const job of await store.unfinished()) {
      if (job.state !== "waiting") continue;
      if (job.credentialId !== credentialId) await step(job, { type: "credential-changed" });
      else if (ages.isTooOld(job)) await step(job, { type: "expire" });
    }
  }

  /** @returns when to look again (`null`: at the next event), or `undefined` when there may be more to do now */
  async function takeNext(): Promise<number | null | undefined> {
    const { refused, budget, outage } = await queue.read();
    const credentialId = await dependencies.credentialId();
    const refusal = refused?.credentialId === credentialId ? refused?.failure : undefined;
    const next = nextStep(await store.unfinished(), {
      now: now(),
      isOnline: dependencies.isOnline(),
      canAsk: credentialId !== null && (await dependencies.hasAccess()),
      isRefused: refusal !== undefined,
      isUnreadable: refusal?.kind === "token-refused",
      limitedUntil: budget.limitedUntil,
      outage,
    });
    if (next.do === "wait") return next.until;
    if (next.do === "look") return look(next.job);
    return next.job.state === "checking" ? checkBack(next.job) : send(next.job);
  }

  async function send(job: CloseJob): Promise<number | undefined> {
    if (ages.wasSeenLongAgo(job)) return lookFirst(job);
    try {
      await service.admitClose();
    } catch (thrown) {
      return failureOf(thrown).until ?? now() + RETRY_MS;
    }
    // The machine may have slept while it waited for its admission.
    if (ages.isTooOld(job) || ages.wasSeenLongAgo(job)) return undefined;
    // Admission may have taken a while: the job may be undone by now, and then it is not replaced.
    const sending = await step(job, { type: "send" });
    if (sending?.state !== "sending") return undefined;
    const answer = await service.close(sending);
    // Of a token that is not in use any more nothing is learnt: it may have been forgotten on purpose.
    if ((await dependencies.credentialId()) === sending.credentialId) await lessons.ofClose(sending, answer);
    await stepOn(sending, { type: "answer", answer });
    return answer.kind === "not-sent" ? now() + RETRY_MS : undefined;
  }

  /** What the agent saw long ago may not be so any more. Where nothing can be read, the wish still counts. */
  async function lookFirst(job: CloseJob): Promise<number | undefined> {
    const noteLook = ages.startLook(job);
    const result = await readBack(job);
    if (result.kind === "not-sent") return now() + RETRY_MS;
    if (result.kind === "token-refused") return undefined;
    noteLook();
    if (result.kind === "ticket") await step(job, { type: "seen", ticket: result.ticket });
    return undefined;
  }

  async function checkBack(job: CloseJob): Promise<undefined> {
    await stepOn(job, { type: "read-back", result: await readBack(job) });
    return undefined;
  }

  /** Looks whether the service is back, by reading a ticket that waits to be closed. */
  async function look(job: CloseJob): Promise<undefined> {
    await lessons.ofLook(await readBack(job));
    return undefined;
  }

  async function readBack(job: CloseJob): Promise<ReadBack> {
    const credentialId = await dependencies.credentialId();
    const result = await service.readBack(job);
    if (credentialId !== null && (await dependencies.credentialId()) === credentialId)
      await lessons.ofCheck(job, result, credentialId);
    return result;
  }

  /** Stores what follows from an event; `null` when somebody else changed the job first. */
  async function step(job: CloseJob, event: CloseJobEvent): Promise<CloseJob | null> {
    const next = advance(job, event, now());
    if (!(await store.replace(next))) return null;
    dependencies.onChange(next);
    return next;
  }

  /** The same for what took a while: whatever the job learned meanwhile, while it stood where it stands, does not get in the way. */
  async function stepOn({ id, state, attempts }: CloseJob, event: CloseJobEvent): Promise<void> {
    const isThere = (job: CloseJob) => job.state === state && job.attempts === attempts;
    const next = await changeJob(store, id, (job) => (isThere(job) ? advance(job, event, now()) : job));
    if (next) dependencies.onChange(next);
  }

  return { run };
}
