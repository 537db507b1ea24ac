import type { CloseAnswer } from "./close-answer";
import {
  type CloseJob,
  type CloseJobEvent,
  type CloseJobReason,
  canUndo,
  MAX_WAIT_MS,
  type ReadBack,
} from "./close-job";
import { isClosed, type Ticket } from "./ticket";

const MAX_ATTEMPTS = 2;
/** When a ticket is read back, counted from the end of the attempt. */
const CHECK_AFTER_MS = [2_000, 10_000, 30_000, 60_000] as const;
/** A second request may leave only this long after the first one ended. */
const SECOND_ATTEMPT_AFTER_MS = 30_000;
const SIGHTINGS_NEEDED = 2;
/** When to try again to read back where nothing could be sent. */
const NOT_SENT_RETRY_MS = 10_000;

/**
 * The job after an event, as a new value with the next revision.
 *
 * @param now - ms since 1970
 * @throws {ImpossibleTransition} when the event cannot happen in the job's state
 */
export function advance(job: CloseJob, event: CloseJobEvent, now: number): CloseJob {
  return { ...job, ...changes(job, event, now), revision: job.revision + 1 };
}

/** An event that cannot happen to a job in its state: a fault in the caller. */
export class ImpossibleTransition extends Error {
  override readonly name = "ImpossibleTransition";
  constructor(job: CloseJob, event: CloseJobEvent) {
    super(`A job that is ${job.state} cannot take "${event.type}".`);
  }
}

type Changes = Partial<CloseJob>;

function changes(job: CloseJob, event: CloseJobEvent, now: number): Changes {
  switch (`${job.state}:${event.type}`) {
    case "waiting:undo":
      return undo(job, now);
    case "waiting:send":
      return send(job, now);
    case "waiting:expire":
      return ask("too-old");
    case "waiting:seen":
      return event.type === "seen" ? seenWhileWaiting(job, event.ticket, now) : {};
    case "sending:seen":
      return event.type === "seen" ? seenWhileSending(job, event.ticket) : {};
    case "checking:seen":
      return event.type === "seen" ? seenWhileChecking(job, event.ticket, now) : {};
    case "waiting:clock-moved":
    case "sending:clock-moved":
    case "checking:clock-moved":
      return event.type === "clock-moved" ? moved(job, event.byMs) : {};
    case "waiting:credential-changed":
      return ask("other-token");
    case "sending:answer":
      return event.type === "answer" ? afterAnswer(job, event.answer, now) : {};
    case "sending:orphaned":
      return check(now);
    case "checking:read-back":
      return event.type === "read-back" ? afterReadBack(job, event.result, now) : {};
    case "needs-agent:dismiss":
      return end("dismissed", now);
    default:
      throw new ImpossibleTransition(job, event);
  }
}

/** Free while nothing has left. After that only a look tells what came of it, whatever the service said. */
function undo(job: CloseJob, now: number): Changes {
  if (canUndo(job)) return end("cancelled", now);
  return job.attempts > 0 ? ask("stopped") : { ...check(now), dueAt: now, stopping: true };
}

function send(job: CloseJob, now: number): Changes {
  if (now < job.dueAt || job.attempts >= MAX_ATTEMPTS) throw new ImpossibleTransition(job, { type: "send" });
  if (now - job.createdAt > MAX_WAIT_MS) return ask("too-old");
  return { state: "sending", attempts: job.attempts + 1, requests: job.requests + 1, sentAt: now };
}

function seenWhileWaiting(job: CloseJob, ticket: Ticket, now: number): Changes {
  if (isClosed(ticket)) return closedBySight(job, now);
  return hasChanged(job, ticket) ? { ...ask("changed"), checkedAt: now } : baseline(job, ticket);
}

/** What our own request does to the ticket closes it: any other change is somebody else's. */
function seenWhileSending(job: CloseJob, ticket: Ticket): Changes {
  if (isClosed(ticket)) return {};
  return hasChanged(job, ticket) ? { seenChanged: true } : baseline(job, ticket);
}

function seenWhileChecking(job: CloseJob, ticket: Ticket, now: number): Changes {
  if (isClosed(ticket)) return closedBySight(job, now);
  if (!hasChanged(job, ticket)) return baseline(job, ticket);
  // After a refusal, and when it was taken back, the read-back that is due says more.
  return job.refusal || job.stopping
    ? { seenChanged: true }
    : { ...ask("changed"), seenChanged: true, checkedAt: now };
}

function baseline(job: CloseJob, ticket: Ticket): Changes {
  return { seenUpdatedAt: job.seenUpdatedAt ?? ticket.updatedAt };
}

function afterAnswer(job: CloseJob, answer: CloseAnswer, now: number): Changes {
  switch (answer.kind) {
    case "closed":
      return { ...end("closed", now), evidence: "answer" };
    case "refused":
      return { ...check(now), dueAt: now, refusal: answer.failure };
    case "not-sent":
      return { ...notApplied(job, now), requests: job.requests - 1 };
    case "credential":
    case "limited":
      // How long to wait is the queue's matter: the job itself is ready again.
      return notApplied(job, now);
    case "unknown":
      return check(now);
  }
}

/** Waits on as if the clock had not been moved: every time of the job is moved with it. */
function moved(job: CloseJob, byMs: number): Changes {
  const shifted = (time: number | null) => (time === null ? null : time + byMs);
  return {
    createdAt: job.createdAt + byMs,
    dueAt: job.dueAt + byMs,
    sentAt: shifted(job.sentAt),
    attemptEndedAt: shifted(job.attemptEndedAt),
    checkedAt: shifted(job.checkedAt),
  };
}

/** The request was certainly not applied: the job waits as if it had not been sent. */
function notApplied(job: CloseJob, dueAt: number): Changes {
  const attempts = job.attempts - 1;
  return job.seenChanged ? { ...ask("changed"), attempts } : { state: "waiting", attempts, dueAt };
}

function check(now: number): Changes {
  return { state: "checking", attemptEndedAt: now, dueAt: now + CHECK_AFTER_MS[0], checks: 0, sightings: 0 };
}

function afterReadBack(job: CloseJob, result: ReadBack, now: number): Changes {
  if (result.kind === "not-sent") return { dueAt: now + NOT_SENT_RETRY_MS };
  if (result.kind === "ticket" && isClosed(result.ticket)) return closedBySight(job, now);
  const checks = job.checks + 1;
  if (job.refusal) return afterRefusal(job, result, checks, now);
  if (job.stopping && result.kind === "ticket") return { ...end("cancelled", now), checkedAt: now, checks };
  switch (result.kind) {
    case "gone":
      return { ...ask("gone"), checkedAt: now, checks };
    case "failed":
      return nextCheck(job, checks, now);
    case "ticket":
      return hasChanged(job, result.ticket)
        ? { ...ask("changed"), checkedAt: now, checks }
        : afterSighting(job, result.ticket, checks, now);
  }
}

/** Whoever refuses may also say once that there is no such ticket: that is only believed the second time. */
function afterRefusal(job: CloseJob, { kind }: ReadBack, checks: number, now: number): Changes {
  if (kind === "failed") return nextCheck(job, checks, now);
  return kind === "gone" && job.checks === 0
    ? { checks, checkedAt: now, dueAt: now + CHECK_AFTER_MS[0] }
    : { ...end("refused", now), checkedAt: now, checks };
}

/** Open and unchanged: the only way to a second request, and only late enough and once. */
function afterSighting(job: CloseJob, ticket: Ticket, checks: number, now: number): Changes {
  const seen = {
    checkedAt: now,
    sightings: job.sightings + 1,
    seenUpdatedAt: job.seenUpdatedAt ?? ticket.updatedAt,
  };
  const lateEnough = now - (job.attemptEndedAt ?? now) >= SECOND_ATTEMPT_AFTER_MS;
  if (seen.sightings < SIGHTINGS_NEEDED || !lateEnough) return { ...nextCheck(job, checks, now), ...seen };
  return job.attempts < MAX_ATTEMPTS
    ? { ...seen, state: "waiting", checks, dueAt: now }
    : { ...ask("still-open"), ...seen, checks };
}

function nextCheck(job: CloseJob, checks: number, now: number): Changes {
  const after = CHECK_AFTER_MS[checks];
  if (after === undefined) return { ...ask("not-found-out"), checkedAt: now, checks };
  return { checks, dueAt: Math.max(now + CHECK_AFTER_MS[0], (job.attemptEndedAt ?? now) + after) };
}

function closedBySight(job: CloseJob, now: number): Changes {
  const ours = job.attempts > 0 && !job.refusal;
  return {
    ...end("closed", now),
    evidence: "read-back",
    checkedAt: now,
    reason: ours ? null : "already-closed",
  };
}

/** An answer that was overtaken by a newer one shows an older ticket: that is no news. */
function hasChanged({ seenChanged, seenUpdatedAt }: CloseJob, { updatedAt }: Ticket): boolean {
  if (seenChanged) return true;
  if (seenUpdatedAt === null || updatedAt === seenUpdatedAt) return false;
  return !(Date.parse(updatedAt ?? "") < Date.parse(seenUpdatedAt));
}

function end(state: "closed" | "refused" | "cancelled" | "dismissed", now: number): Changes {
  return { state, endedAt: now };
}

function ask(reason: CloseJobReason): Changes {
  return { state: "needs-agent", reason };
}
