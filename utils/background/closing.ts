import { advance, type CloseJob, canUndo } from "../core/close-job";
import type { Ticket } from "../core/ticket";
import { Alarm } from "../platform/alarm";
import { jobWords } from "../words/job-words";
import { type CloseGestureDependencies, type CloseGestures, closeGestures } from "./close-gesture";
import { createPump } from "./close-queue/pump";
import type { QueueStateStore } from "./close-queue/queue-state";
import { tellByNotice } from "./notices";
import type { Service } from "./service";

/** Closing as the rest of the background sees it. */
export interface Closing extends CloseGestures {
  /** Does what is due. */
  wake(): void;
  /** Takes back what a notification tells of. */
  undoNotice(noticeId: string): Promise<void>;
  /** Tickets came by: a job that waits for one of them learns whether it is still as it was. */
  seen(tickets: readonly Ticket[]): Promise<void>;
}

export interface ClosingDependencies extends Omit<CloseGestureDependencies, "onChange"> {
  queue: QueueStateStore;
  service: Pick<Service, "admitClose" | "close" | "readBack">;
  isOnline(): boolean;
  /** Jobs changed: screens and toolbar have to say so. */
  onChange(): Promise<void>;
}

/** Puts gestures, store, pump, alarm and notifications together. Must be called while the worker starts. */
export function createClosing(dependencies: ClosingDependencies): Closing {
  const { store, now, onChange } = dependencies;
  const alarm = new Alarm("close-queue", () => wake());
  const pump = createPump({
    ...dependencies,
    credentialId: async () => {
      const credential = await dependencies.credential();
      return typeof credential === "string" ? null : credential.credentialId;
    },
    elapsed: () => performance.now(),
    exclusively: async (pass) => {
      await navigator.locks.request("closeout.close-queue", pass);
    },
    onChange: (job) => void tell([job]),
    wakeAt: (time) => alarm.set(time),
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
    pump.run().catch(() => {});
  }

  async function tell(jobs: readonly CloseJob[]): Promise<void> {
    await onChange();
    if (!(await dependencies.settings()).notify) return;
    for (const noticeId of new Set(jobs.flatMap((job) => job.noticeId ?? [])))
      await tellByNotice(await ofNotice(noticeId), words);
  }

  function words(job: CloseJob): string {
    return jobWords(job, now(), null).text;
  }

  async function ofNotice(noticeId: string): Promise<CloseJob[]> {
    return (await store.all()).filter((job) => job.noticeId === noticeId);
  }

  async function undoNotice(noticeId: string): Promise<void> {
    const jobs = (await ofNotice(noticeId)).filter(canUndo);
    await gestures.undo(jobs.map(({ id }) => id));
  }

  async function seen(tickets: readonly Ticket[]): Promise<void> {
    const waiting = (await store.unfinished()).filter((job) => job.state === "waiting");
    for (const job of waiting) {
      const ticket = tickets.find(({ id }) => id === job.ticketId);
      if (!ticket) continue;
      const next = advance(job, { type: "seen", ticket }, now());
      if (await store.replace(next)) await tell([next]);
    }
  }

  return { ...gestures, wake, undoNotice, seen };
}
