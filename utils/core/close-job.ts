import type { CloseAnswer } from "./close-answer";
import type { Failure } from "./failure";
import type { Ticket } from "./ticket";

/** Where a close stands. `closed`, `refused`, `cancelled` and `dismissed` are ends. */
export type CloseJobState =
  | "waiting"
  | "sending"
  | "checking"
  | "needs-agent"
  | "closed"
  | "refused"
  | "cancelled"
  | "dismissed";

/** Why a job stands where it stands, where the state alone does not tell. */
export type CloseJobReason =
  | "already-closed"
  | "changed"
  | "gone"
  | "still-open"
  | "not-found-out"
  | "stopped"
  | "other-token"
  | "too-old";

/**
 * One agent's wish to close one ticket, from the gesture to its end. Times are in ms since 1970. It holds no subject, name or
 * message: only what is needed to act once and to tell the truth afterwards.
 */
export interface CloseJob {
  id: string;
  ticketId: string;
  /** The workspace chosen at the gesture; `null` lets the service find it. */
  workspaceId: string | null;
  /** The token's own random id at the gesture: nothing is sent with another. */
  credentialId: string;
  /** The notification that tells the outcome, for gestures made outside our own screens; several jobs may share one. */
  noticeId: string | null;
  /** The ticket's `updated_at` as the agent saw it, or as the first read-back showed it; `null` while unknown. */
  seenUpdatedAt: string | null;
  /** When what the agent saw at the gesture was read; `null` where that is not known. Older versions did not store it. */
  seenAt?: number | null;
  /**
   * When the gesture was made by the clock on the wall, which goes on while the machine sleeps: `createdAt` may be behind it. Older versions
   * did not store it.
   */
  wallAt?: number;
  state: CloseJobState;
  /** Counts the changes of this job: a stored job is only replaced by its successor. */
  revision: number;
  /** Requests that the service may have applied. Never more than two. */
  attempts: number;
  /** Requests that have left, those included that the service says it did not take. */
  requests: number;
  createdAt: number;
  /** When the next step is due: sending in `waiting`, reading in `checking`. */
  dueAt: number;
  sentAt: number | null;
  /** When the last attempt ended without a definite answer. */
  attemptEndedAt: number | null;
  checkedAt: number | null;
  /** Read-backs begun since the last attempt. */
  checks: number;
  /** How many of them showed the ticket open and unchanged. */
  sightings: number;
  endedAt: number | null;
  evidence: "answer" | "read-back" | null;
  reason: CloseJobReason | null;
  /** The service's refusal, while and after it is checked. */
  refusal: Failure | null;
  /** The ticket was seen to have changed while a request was on its way: should it not have been taken, none follows. */
  seenChanged: boolean;
  /** The agent took the close back after a request had left: none follows, and what came of it is found out. */
  stopping: boolean;
}

/** What a read-back showed. */
export type ReadBack =
  | { kind: "ticket"; ticket: Ticket }
  | { kind: "gone" }
  | { kind: "not-sent" }
  /** Nothing was learnt of the ticket, and nothing will be before there is another token. */
  | { kind: "token-refused"; failure: Failure }
  /** `isAnswered`: the service itself said something, only not what the ticket is like. */
  | { kind: "failed"; isAnswered: boolean };

/** Everything that can happen to a job. */
export type CloseJobEvent =
  | { type: "undo" }
  | { type: "send" }
  | { type: "answer"; answer: CloseAnswer }
  /** The worker that was sending is gone: what became of the request is not known. */
  | { type: "orphaned" }
  | { type: "read-back"; result: ReadBack }
  /** A read made for another purpose showed the ticket. */
  | { type: "seen"; ticket: Ticket }
  /** The job has waited for so long that sending would be a surprise. */
  | { type: "expire" }
  | { type: "credential-changed" }
  /** The clock was found moved, by so many ms. */
  | { type: "clock-moved"; byMs: number }
  /** The gesture was made by a clock that was behind by so many ms, as one that stood still in sleep; the one of now is right. */
  | { type: "clock-caught-up"; byMs: number }
  /** What the agent had taken back was chosen once more, by the gesture of which this is the new job. */
  | { type: "chosen-again"; gesture: CloseJob }
  | { type: "dismiss" };

/** What a gesture gives. Ids are made by the caller. */
export type CloseGesture = Pick<
  CloseJob,
  "id" | "ticketId" | "workspaceId" | "credentialId" | "noticeId" | "seenUpdatedAt" | "seenAt" | "wallAt"
> & { undoMs: number };

/** Waiting jobs older than this are put to the agent instead of being sent by surprise. */
export const MAX_WAIT_MS = 8 * 3_600_000;

/** A job for a gesture made at `now`. */
export function newCloseJob({ undoMs, ...gesture }: CloseGesture, now: number): CloseJob {
  return {
    ...gesture,
    state: "waiting",
    revision: 0,
    attempts: 0,
    requests: 0,
    createdAt: now,
    dueAt: now + undoMs,
    sentAt: null,
    attemptEndedAt: null,
    checkedAt: null,
    checks: 0,
    sightings: 0,
    endedAt: null,
    evidence: null,
    reason: null,
    refusal: null,
    seenChanged: false,
    stopping: false,
  };
}

/** Whether the job still holds its ticket: no second job may be made for it. */
export function isUnfinished(job: CloseJob): boolean {
  return job.state === "waiting" || job.state === "sending" || job.state === "checking";
}

/** Whether undoing is free: nothing has left yet. */
export function canUndo(job: CloseJob): boolean {
  return job.state === "waiting" && job.requests === 0;
}

/** Whether it is too late to take the close back: a request has left that the service may have applied, and not only of old. */
export function isPastUndo({ state, attempts, reason }: CloseJob): boolean {
  const isSent = state === "sending" || state === "checking" || state === "closed" || state === "needs-agent";
  return isSent && attempts > 0 && reason !== "stopped";
}
