import { type CloseJob, newCloseJob } from "../core/close-job";
import { advance } from "../core/close-transitions";
import { ConduitError, type Failure } from "../core/failure";
import type { CloseTarget } from "../core/protocol";
import type { Settings } from "../core/settings";
import { FRESH_MS, isClosed } from "../core/ticket";
import type { JobStore } from "./close-queue/store";
import type { Credential } from "./credential";
import type { Epoch } from "./epoch";
import { recallTicket } from "./known-tickets";

export interface CloseGestures {
  /**
   * Makes jobs of one trusted gesture and stores them before anyone is told.
   *
   * @param noticeId - the notification that will tell the outcome, or `null`
   * @returns for each ticket the job that stands for it, or why none was made
   */
  close(
    targets: readonly CloseTarget[],
    noticeId: string | null,
  ): Promise<{ jobs: CloseJob[]; failure: Failure | null }>;
  /**
   * Takes back what has not been sent, and what is being sent in case it is not taken. Jobs that went on meanwhile are returned as they
   * stand.
   */
  undo(jobIds: readonly string[]): Promise<CloseJob[]>;
  /** Puts away jobs that waited for a decision. */
  dismiss(jobIds: readonly string[]): Promise<CloseJob[]>;
}

export interface CloseGestureDependencies {
  store: JobStore;
  credential(): Promise<Credential | "none" | "lost">;
  settings(): Promise<Settings>;
  now(): number;
  /** See `PumpDependencies`. */
  wallNow(): number;
  /** The time in which one token is used. */
  epoch: Pick<Epoch, "enter">;
  /** Takes the machine's time again; called when nothing is being waited for. */
  resyncClock(): void;
  newId(): string;
  /** Jobs were stored with a new state. Must not fail: it decides nothing. */
  onChange(jobs: readonly CloseJob[]): Promise<void>;
}

type Sight = Pick<CloseJob, "seenUpdatedAt"> & { seenAt: number | null };

/** In ms since 1970: before every other time. */
const LONG_AGO = 0;

/** What an agent can decide about closing. */
export function closeGestures({ store, ...dependencies }: CloseGestureDependencies): CloseGestures {
  const { now, onChange } = dependencies;

  async function close(targets: readonly CloseTarget[], noticeId: string | null) {
    const isCurrent = dependencies.epoch.enter();
    const credential = await dependencies.credential();
    if (typeof credential === "string") return notConnected();
    const { workspaceId, credentialId } = credential;
    if ((await store.unfinished()).length === 0) dependencies.resyncClock();
    const undoMs = (await dependencies.settings()).undoSeconds * 1000;
    const wished: CloseJob[] = [];
    const wallAt = dependencies.wallNow();
    for (const target of targets) {
      const sight = await sightOf(target);
      const gesture = { id: dependencies.newId(), workspaceId, credentialId, noticeId, undoMs, wallAt };
      wished.push(newCloseJob({ ...gesture, ticketId: target.id, ...sight }, now()));
    }
    // Everything may have been forgotten meanwhile.
    if (!isCurrent()) return notConnected();
    const { standing, settled } = await store.add(wished, now());
    await onChange([...standing, ...settled]);
    return { jobs: standing, failure: null };
  }

  /** The ticket's `updated_at` as the agent saw it, and when that was read. */
  async function sightOf({ id, seenUpdatedAt }: CloseTarget): Promise<Sight> {
    const { ticket, readAt } = await recallTicket(id);
    const updatedAt = ticket?.updatedAt ?? null;
    if (seenUpdatedAt !== null) {
      if (readAt === null) return { seenUpdatedAt, seenAt: null };
      // Something else was read since: what the agent saw is of long ago, whenever that was.
      const isSame = updatedAt === seenUpdatedAt && readAt <= now();
      return { seenUpdatedAt, seenAt: isSame ? readAt : LONG_AGO };
    }
    // Nothing was shown: what was read lately counts as seen; what was read long ago may have changed before the gesture.
    const isLately = readAt !== null && Math.abs(now() - readAt) < FRESH_MS;
    if (!isLately) return { seenUpdatedAt: null, seenAt: null };
    // One that is closed already is looked at before anything is sent.
    return { seenUpdatedAt: updatedAt, seenAt: ticket && isClosed(ticket) ? LONG_AGO : readAt };
  }

  async function decide(jobIds: readonly string[], type: "undo" | "dismiss"): Promise<CloseJob[]> {
    const from: CloseJob["state"][] = type === "undo" ? ["waiting", "sending"] : ["needs-agent"];
    // At once: one that is still to be taken back must not leave while the others are.
    const jobs = await store.changeAll(jobIds, (stored) =>
      from.includes(stored.state) ? advance(stored, { type }, now()) : stored,
    );
    await onChange(jobs);
    return jobs;
  }

  return {
    close,
    undo: (jobIds) => decide(jobIds, "undo"),
    dismiss: (jobIds) => decide(jobIds, "dismiss"),
  };
}

function notConnected() {
  return { jobs: [], failure: new ConduitError("no-token").failure };
}
