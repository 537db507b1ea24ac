import { ask, CHECK_AFTER_MS, type Changes, end, MAX_ATTEMPTS } from "./close-changes";
import type { CloseJob, ReadBack } from "./close-job";
import { isClosed, type Ticket } from "./ticket";

/** A second request may leave only this long after the first one ended. */
const SECOND_ATTEMPT_AFTER_MS = 30_000;
const SIGHTINGS_NEEDED = 2;
/** When to try again to read back where nothing could be sent. */
const NOT_SENT_RETRY_MS = 10_000;

/** What a read-back makes of a job in doubt: `now` in ms since 1970. */
export function afterReadBack(job: CloseJob, read: ReadBack, now: number): Changes {
  if (read.kind === "not-sent" || read.kind === "token-refused") return { dueAt: now + NOT_SENT_RETRY_MS };
  if (read.kind === "ticket" && showsClosed(job, read.ticket)) return closedBySight(job, now);
  const checks = job.checks + 1;
  const result = told(job, read);
  if (job.refusal) return afterRefusal(job, result, checks, now);
  // Taken back while nothing could have been applied: one look is enough.
  if (job.stopping && job.attempts === 0 && result.kind === "ticket")
    return { ...end("cancelled", now), checkedAt: now, checks };
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

/** What a job that waits learns from a sight of its ticket. */
export function seenWhileWaiting(job: CloseJob, ticket: Ticket, now: number): Changes {
  if (showsClosed(job, ticket)) return closedBySight(job, now);
  return hasChanged(job, ticket) ? { ...ask("changed"), checkedAt: now } : baseline(job, ticket);
}

/** The same while its request is on its way. That closes the ticket: any other change is somebody else's. */
export function seenWhileSending(job: CloseJob, ticket: Ticket): Changes {
  if (isClosed(ticket)) return {};
  return hasChanged(job, ticket) ? { seenChanged: true } : baseline(job, ticket);
}

/** The same while it is in doubt. */
export function seenWhileChecking(job: CloseJob, ticket: Ticket, now: number): Changes {
  if (showsClosed(job, ticket)) return closedBySight(job, now);
  if (!hasChanged(job, ticket)) return baseline(job, ticket);
  // After a refusal, and when it was taken back, the read-back that is due says more.
  return job.refusal || job.stopping
    ? { seenChanged: true }
    : { ...ask("changed"), seenChanged: true, checkedAt: now };
}

/** Whether a sight shows the ticket as closed, and not only as it was before the agent saw it: it may have been opened again since. */
export function showsClosed(job: CloseJob, ticket: Ticket): boolean {
  return isClosed(ticket) && !isOutdated(job, ticket);
}

/**
 * What a read-back says of a ticket that it does not show as closed: nothing where it says no status, or shows the ticket as it was before
 * the agent saw it. Whoever is so late cannot know of our request.
 */
function told(
  job: CloseJob,
  result: Exclude<ReadBack, { kind: "not-sent" | "token-refused" }>,
): typeof result {
  if (result.kind !== "ticket") return result;
  const says = result.ticket.status !== null && !isOutdated(job, result.ticket);
  return says ? result : { kind: "failed", isAnswered: true };
}

/** Whoever refuses may also say once that there is no such ticket: that is only believed the second time. */
function afterRefusal(job: CloseJob, { kind }: ReadBack, checks: number, now: number): Changes {
  if (kind === "failed") return nextCheck(job, checks, now);
  // Looks that failed in between said nothing.
  const isFirstAnswer = (job.checkedAt ?? 0) <= (job.attemptEndedAt ?? 0);
  return kind === "gone" && isFirstAnswer
    ? { checks, checkedAt: now, dueAt: now + CHECK_AFTER_MS[0] }
    : { ...end("refused", now), checkedAt: now, checks };
}

/** Open and unchanged: the only way to a second request, and only late enough and once. */
function afterSighting(job: CloseJob, ticket: Ticket, checks: number, now: number): Changes {
  // Without its time nobody can say that it is unchanged.
  const isUnchanged = ticket.updatedAt !== null || job.seenUpdatedAt === null;
  const seen = {
    checkedAt: now,
    sightings: job.sightings + (isUnchanged ? 1 : 0),
    seenUpdatedAt: job.seenUpdatedAt ?? ticket.updatedAt,
  };
  const lateEnough = now - (job.attemptEndedAt ?? now) >= SECOND_ATTEMPT_AFTER_MS;
  if (seen.sightings < SIGHTINGS_NEEDED || !lateEnough) return { ...nextCheck(job, checks, now), ...seen };
  if (job.stopping) return { ...ask("stopped"), ...seen, checks };
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

function baseline(job: CloseJob, ticket: Ticket): Changes {
  return { seenUpdatedAt: job.seenUpdatedAt ?? ticket.updatedAt };
}

/** No news is the same time, written in another way, or none; nor an older one. */
function hasChanged(job: CloseJob, ticket: Ticket): boolean {
  const { seenChanged, seenUpdatedAt } = job;
  const { updatedAt } = ticket;
  if (seenChanged) return true;
  if (seenUpdatedAt === null || updatedAt === null || updatedAt === seenUpdatedAt) return false;
  return !isOutdated(job, ticket) && Date.parse(updatedAt) !== Date.parse(seenUpdatedAt);
}

/** Whether an answer was overtaken by a newer one: it shows the ticket as it was before the agent saw it. */
function isOutdated({ seenUpdatedAt }: CloseJob, { updatedAt }: Ticket): boolean {
  return Date.parse(updatedAt ?? "") < Date.parse(seenUpdatedAt ?? "");
}
