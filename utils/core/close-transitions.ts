import type { CloseAnswer } from "./close-answer";
import { ask, type Changes, check, end, MAX_ATTEMPTS } from "./close-changes";
import { type CloseJob, type CloseJobEvent, canUndo, MAX_WAIT_MS } from "./close-job";
import { afterReadBack, seenWhileChecking, seenWhileSending, seenWhileWaiting } from "./close-sight";

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

function changes(job: CloseJob, event: CloseJobEvent, now: number): Changes {
  switch (`${job.state}:${event.type}`) {
    case "waiting:undo":
      return undo(job, now);
    case "waiting:send":
      return send(job, now);
    case "waiting:expire":
      return ask("too-old");
    case "sending:undo":
      return { stopping: true };
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
    case "waiting:clock-caught-up":
      return event.type === "clock-caught-up" ? caughtUp(job, event.byMs) : {};
    case "sending:chosen-again":
    case "checking:chosen-again":
      return event.type === "chosen-again" ? chosenAgain(job, event.gesture) : {};
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

/**
 * Goes on as if it had not been taken back. Where nothing can have been applied it starts anew, with what the agent chose and saw this time;
 * where a request is on its way and is not taken, the next one waits for the end of this undo window, too.
 */
function chosenAgain(job: CloseJob, gesture: CloseJob): Changes {
  const { id, state, attempts, requests } = job;
  // What was chosen on a screen of ours is told by no notification yet.
  const noticeId = job.noticeId ?? gesture.noticeId;
  if (state === "sending") return { stopping: false, dueAt: gesture.dueAt, noticeId };
  return attempts > 0 ? { stopping: false, noticeId } : { ...gesture, id, noticeId, requests };
}

function send(job: CloseJob, now: number): Changes {
  if (now < job.dueAt || job.attempts >= MAX_ATTEMPTS) throw new ImpossibleTransition(job, { type: "send" });
  if (now - job.createdAt > MAX_WAIT_MS) return ask("too-old");
  return { state: "sending", attempts: job.attempts + 1, requests: job.requests + 1, sentAt: now };
}

function afterAnswer(job: CloseJob, answer: CloseAnswer, now: number): Changes {
  switch (answer.kind) {
    case "closed":
      return { ...end("closed", now), evidence: "answer" };
    case "refused":
      return { ...check(now), dueAt: now, refusal: answer.failure };
    case "not-sent": {
      const requests = job.requests - 1;
      return { ...notApplied({ ...job, requests }, now), requests };
    }
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
  const createdAt = job.createdAt + byMs;
  return {
    createdAt,
    seenAt: shifted(job.seenAt ?? null),
    // One of a clock that had been set back before the gesture is right already.
    ...(job.wallAt !== undefined && {
      wallAt: Math.max(job.wallAt + byMs, Math.min(job.wallAt, createdAt)),
    }),
    dueAt: job.dueAt + byMs,
    sentAt: shifted(job.sentAt),
    attemptEndedAt: shifted(job.attemptEndedAt),
    checkedAt: shifted(job.checkedAt),
  };
}

/** Gives back the time to undo that the clock has run ahead by. What was seen stays as old as it is. */
function caughtUp({ createdAt, dueAt }: CloseJob, byMs: number): Changes {
  return { createdAt: createdAt + byMs, dueAt: dueAt + byMs };
}

/**
 * The request was certainly not applied: the job waits as if it had not been sent; or, if it was taken back meanwhile, is as if that came
 * now.
 */
function notApplied(job: CloseJob, now: number): Changes {
  const attempts = job.attempts - 1;
  const waiting: Changes = { state: "waiting", attempts, dueAt: Math.max(now, job.dueAt) };
  if (job.stopping) return { ...waiting, ...undo({ ...job, ...waiting }, now) };
  return job.seenChanged ? { ...ask("changed"), attempts } : waiting;
}
