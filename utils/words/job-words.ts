import { type CloseJob, isPastUndo } from "../core/close-job";
import type { QueueHold } from "../core/protocol";
import { type MessageKey, t, tCount, written } from "../platform/i18n";
import { refusalWords } from "./failure-words";
import { clockTime } from "./time-words";

/** How words are coloured and marked. */
type Tone = "busy" | "good" | "bad" | "attention" | "quiet";

export interface Words {
  text: string;
  tone: Tone;
}

/** A countdown longer than this is told as a time of day. */
const LONGEST_COUNTDOWN_MS = 60_000;

/**
 * Where a close stands, never saying more than is known.
 *
 * @param now - ms since 1970
 * @param hold - what holds closing back as a whole
 */
export function jobWords(job: CloseJob, now: number, hold: QueueHold | null): Words {
  switch (job.state) {
    case "waiting":
      return { text: waitingWords(job, now, hold), tone: "busy" };
    case "sending":
      return { text: t(job.stopping ? "jobSendingStop" : "jobSending"), tone: "busy" };
    case "checking":
      return { text: checkingWords(job, now, hold), tone: "busy" };
    case "closed":
      return { text: t(closedKey(job)), tone: "good" };
    case "refused":
      return { text: t("jobRefused", refusalWords(job.refusal, now)), tone: "bad" };
    case "cancelled":
      return { text: t(job.requests === 0 ? "jobCancelled" : "jobCancelledUnaccepted"), tone: "quiet" };
    case "dismissed":
      return { text: t("jobDismissed"), tone: "quiet" };
    case "needs-agent":
      return { text: needsAgentWords(job, now), tone: "attention" };
  }
}

/** That Undo came too late, where it did. @param jobs - those that were to be undone, as they stand since */
export function tooLateWords(jobs: readonly CloseJob[]): string | null {
  const late = jobs.filter(isPastUndo).length;
  return late > 0 ? tCount("undoTooLate", late) : null;
}

/** Why nothing is sent at the moment, as the end of a sentence. */
function holdReason(hold: QueueHold, now: number): string {
  switch (hold.kind) {
    case "token":
      return t(hold.failure.kind === "forbidden" ? "whyForbidden" : "whyToken");
    case "limited":
      return t("whyLimited", clockTime(hold.until, now));
    case "outage":
      return t("whyOutage");
    case "offline":
      return t("whyOffline");
    case "no-token":
      return t("whyNoToken");
    case "not-permitted":
      return t("whyNotPermitted");
  }
}

function waitingWords(job: CloseJob, now: number, hold: QueueHold | null): string {
  if (hold) return t("jobWaitingFor", holdReason(hold, now));
  const left = job.dueAt - now;
  if (left > LONGEST_COUNTDOWN_MS) return t("jobClosingAt", clockTime(job.dueAt, now));
  if (job.attempts > 0) return t("jobAgain");
  return left > 0 ? t("jobClosingIn", written(Math.ceil(left / 1000))) : t("jobWaiting");
}

function checkingWords(job: CloseJob, now: number, hold: QueueHold | null): string {
  // A wait that is not over soon is told, with its end.
  const isSilent = hold?.kind === "limited" && hold.until - now > LONGEST_COUNTDOWN_MS;
  if (isSilent) return t("jobCheckingAfter", clockTime(hold.until, now));
  if (hold?.kind === "offline") return t("jobCheckingOffline");
  const isRefused = hold?.kind === "token" && hold.failure.kind === "token-refused";
  if (hold?.kind === "no-token" || isRefused) return t("jobCheckingNoToken");
  if (hold?.kind === "not-permitted") return t("jobCheckingNotPermitted");
  if (job.stopping && job.attempts === 0) return t("jobCheckingStop");
  return t(job.refusal ? "jobCheckingRefusal" : "jobChecking");
}

function closedKey(job: CloseJob): MessageKey {
  if (job.reason === "already-closed") return "jobAlreadyClosed";
  return job.evidence === "read-back" ? "jobClosedByChecking" : "jobClosed";
}

function needsAgentWords(job: CloseJob, now: number): string {
  const sent = job.requests > 0;
  const checked = clockTime(job.checkedAt ?? job.attemptEndedAt ?? job.createdAt, now);
  switch (job.reason) {
    case "changed":
      return t(sent ? "jobChanged" : "jobChangedUnsent");
    case "other-token":
      return t(sent ? "jobOtherToken" : "jobOtherTokenUnsent");
    case "too-old":
      return t(sent ? "jobTooOld" : "jobTooOldUnsent");
    case "still-open":
      return t("jobStillOpen");
    case "gone":
      return t("jobGone", checked);
    case "stopped":
      return t("jobStopped", checked);
    case "not-found-out":
    case "already-closed":
    case null:
      return t("jobNotFoundOut", checked);
  }
}
