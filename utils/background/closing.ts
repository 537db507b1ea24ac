import { type CloseJob, canUndo, isUnfinished } from "../core/close-job";
import { RETRY_MS } from "../core/close-schedule";
import { advance } from "../core/close-transitions";
import { noOutage } from "../core/outage";
import type { QueueHold } from "../core/protocol";
import { withoutLimit } from "../core/request-budget";
import type { Ticket } from "../core/ticket";
import type { Alarm } from "../platform/alarm";
import { shownNotices } from "../platform/notices";
import { jobWords } from "../words/job-words";
import { type CloseGestureDependencies, type CloseGestures, closeGestures } from "./close-gesture";
import { createPump } from "./close-queue/pump";
import { changeQueue, type QueueStateStore } from "./close-queue/queue-state";
import { changeJob } from "./close-queue/store";
import { tellByNotice } from "./notices";
import type { Service } from "./service";

/** Closing as the rest of the background sees it. */
export interface Closing extends CloseGestures {
  /** Does what is due. */
  wake(): void;
  /** Goes on with closing, whatever held it back: the agent knows better. */
  resume(): Promise<void>;
  /** Takes back what a notification tells of. */
  undoNotice(noticeId: string): Promise<void>;
  /** Tickets came by: a job that waits for one of them learns whether it is still as it was. */
  seen(tickets: readonly Ticket[]): Promise<void>;
}

export interface ClosingDependencies extends Omit<CloseGestureDependencies, "onChange"> {
  queue: QueueStateStore;
  service: Pick<Service, "admitClose" | "close" | "readBack">;
  /** The id of the token in use, or `null`. */
  credentialId(): Promise<string | null>;
  /** Whether the browser lets us talk to the service. */
  hasAccess(): Promise<boolean>;
  isOnline(): boolean;
  /** See `PumpDependencies`. */
  wallNow(): number;
  /** Runs one pass at a time, in all contexts of the extension. */
  exclusively(pass: () => Promise<void>): Promise<void>;
  /** Makes the bell that wakes the pump. */
  alarm(ring: () => void): Pick<Alarm, "set">;
  /** What holds closing back as a whole. */
  hold(): Promise<QueueHold | null>;
  /** Jobs changed: screens and toolbar have to say so. */
  onChange(): Promise<void>;
}

/** Puts gestures, store, pump, alarm and notifications together. Must be called while the worker starts. */
export function createClosing(dependencies: ClosingDependencies): Closing {
  const { store, now, onChange } = dependencies;
  /** What was last told of what holds closing back; a new worker does not know. */
  let toldHold: string | null = null;
  /** How many gestures are being stored. */
  let storing = 0;
  const alarm = dependencies.alarm(() => wake());
  const pump = createPump({
    ...dependencies,
    onChange: (job) => void tell([job]),
    wakeAt,
  });
  const gestures = closeGestures({
    ...dependencies,
    onChange: async (jobs) => {
      wake();
      await tell(jobs);
    },
  });

  function wake(): void {
    // What fails here fails again at the alarm, with the jobs as they are stored.
    pump
      .run()
      .then(tellHeld)
      .catch(() => {});
  }

  function wakeAt(time: number | null): void {
    // A pass that saw no jobs must not take away the alarm of those that are being stored.
    const latest = storing > 0 ? now() + RETRY_MS : Number.POSITIVE_INFINITY;
    const at = Math.min(time ?? Number.POSITIVE_INFINITY, latest);
    alarm.set(Number.isFinite(at) ? at : null, now());
  }

  const close: CloseGestures["close"] = async (targets, noticeId) => {
    // Should the worker be ended as soon as the jobs are stored, this wakes the next one.
    storing++;
    alarm.set(now() + RETRY_MS, now());
    try {
      return await gestures.close(targets, noticeId);
    } finally {
      storing--;
      wake();
    }
  };

  async function resume(): Promise<void> {
    await changeQueue(dependencies.queue, ({ budget }) => ({
      budget: withoutLimit(budget),
      refused: null,
      outage: noOutage,
    }));
    wake();
    await onChange();
  }

  /** Telling decides nothing: what fails here is forgone. */
  async function tell(jobs: readonly CloseJob[]): Promise<void> {
    await tellOf(jobs).catch(() => {});
  }

  async function tellOf(jobs: readonly CloseJob[]): Promise<void> {
    await onChange();
    const { notify, subjectInNotices } = await dependencies.settings();
    if (!notify) return;
    const hold = await dependencies.hold();
    const words = (job: CloseJob) => jobWords(job, now(), hold).text;
    for (const noticeId of new Set(jobs.flatMap((job) => job.noticeId ?? [])))
      await tellByNotice(await ofNotice(noticeId), words, subjectInNotices);
  }

  /** A notification that counts down must not go on promising what something holds back. */
  async function tellHeld(): Promise<void> {
    const held = JSON.stringify(await dependencies.hold());
    if (held === toldHold) return;
    const isNews = toldHold !== null;
    toldHold = held;
    const waiting = (await store.unfinished()).filter((job) => job.state === "waiting");
    await tell(isNews ? waiting : await stillTold(waiting));
  }

  /** What was put away is not told anew by every worker that starts. */
  async function stillTold(jobs: readonly CloseJob[]): Promise<CloseJob[]> {
    const shown = await shownNotices();
    return jobs.filter(({ noticeId }) => noticeId !== null && shown.includes(noticeId));
  }

  async function ofNotice(noticeId: string): Promise<CloseJob[]> {
    return (await store.all()).filter((job) => job.noticeId === noticeId);
  }

  async function undoNotice(noticeId: string): Promise<void> {
    const isFree = (job: CloseJob) => canUndo(job) || (job.state === "sending" && job.requests === 1);
    const jobs = (await ofNotice(noticeId)).filter(isFree);
    await gestures.undo(jobs.map(({ id }) => id));
  }

  async function seen(tickets: readonly Ticket[]): Promise<void> {
    for (const { id, ticketId, state } of await store.unfinished()) {
      const ticket = tickets.find((one) => one.id === ticketId);
      const job = ticket && (await changeJob(store, id, (stored) => seeTicket(stored, ticket)));
      if (job && job.state !== state) await tell([job]);
    }
  }

  /** A job that learns nothing from a sight of its ticket stays as it is: each change is a write to the disk. */
  function seeTicket(job: CloseJob, ticket: Ticket): CloseJob {
    if (!isUnfinished(job)) return job;
    const next = advance(job, { type: "seen", ticket }, now());
    const isNews = (["state", "seenUpdatedAt", "seenChanged"] as const).some(
      (name) => next[name] !== job[name],
    );
    return isNews ? next : job;
  }

  return { ...gestures, close, wake, resume, undoNotice, seen };
}
