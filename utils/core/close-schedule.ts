import { type CloseJob, MAX_WAIT_MS } from "./close-job";
import { LONGEST_WAIT_MS, type Outage } from "./outage";

/** What the queue does next: a job's next step, a look whether the service is back, or nothing before a time (`null`: an event). */
export type NextStep =
  | { do: "take"; job: CloseJob }
  | { do: "look"; job: CloseJob }
  | { do: "wait"; until: number | null };

/** What holds for the queue as a whole. */
export interface QueueSituation {
  /** ms since 1970. */
  now: number;
  isOnline: boolean;
  /** There is a token, and the browser lets us use it. Both come back with an event. */
  canAsk: boolean;
  /** Closes were refused with this token: nothing is sent. */
  isRefused: boolean;
  /** The token itself was refused: nothing can be read either. */
  isUnreadable: boolean;
  /** ms since 1970 before which the service wants silence; 0 for none. */
  limitedUntil: number;
  outage: Outage;
}

/** When to look again where nothing tells for certain, in ms. */
export const RETRY_MS = 30_000;

/**
 * Chooses among unfinished jobs. Reading back goes before sending: what is in doubt is cleared up first.
 */
export function nextStep(jobs: readonly CloseJob[], situation: QueueSituation): NextStep {
  const { now, isOnline, canAsk, limitedUntil, outage } = situation;
  const canSend = canAsk && !situation.isRefused;
  // Further away than any look is planned: the clock went back since.
  const lookAt = outage.lookAt !== null && outage.lookAt - now > LONGEST_WAIT_MS ? now : outage.lookAt;
  if (jobs.length === 0) return { do: "wait", until: null };
  if (!isOnline) return { do: "wait", until: now + RETRY_MS };
  const checking = canAsk && !situation.isUnreadable ? first(jobs, "checking") : undefined;
  const waiting = canSend ? first(jobs, "waiting") : undefined;
  const checkAt = checking && Math.max(checking.dueAt, limitedUntil);
  const sendAt = waiting && Math.max(waiting.dueAt, limitedUntil, lookAt ?? 0);
  if (checking && checkAt !== undefined && checkAt <= now) return { do: "take", job: checking };
  if (waiting && sendAt !== undefined && sendAt <= now)
    return { do: outage.lookAt === null ? "take" : "look", job: waiting };
  // What waits for too long is put to the agent, whatever it waits for.
  const expiries = jobs.filter(({ state }) => state === "waiting").map(expiryOf);
  const times = [checkAt, sendAt, ...expiries].filter((time) => time !== undefined);
  return { do: "wait", until: times.length > 0 ? Math.min(...times) : null };
}

function expiryOf({ createdAt }: CloseJob): number {
  return createdAt + MAX_WAIT_MS + 1;
}

function first(jobs: readonly CloseJob[], state: CloseJob["state"]): CloseJob | undefined {
  return jobs
    .filter((job) => job.state === state)
    .sort((one, other) => one.dueAt - other.dueAt || one.createdAt - other.createdAt)[0];
}
