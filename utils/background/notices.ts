import { type CloseJob, canUndo, isUnfinished } from "../core/close-job";
import { quotedLine } from "../core/quoted";
import { shortTicketId } from "../core/ticket-id";
import { t, tCount } from "../platform/i18n";
import { hasNoticeButtons, hideNotice, type Notice, showNotice } from "../platform/notices";
import { subjectsOf } from "./known-tickets";

const MAX_SUBJECT = 60;

/**
 * What a notification says of the jobs of one gesture. It names tickets by their ids: notifications are read over shoulders and
 * kept by the system.
 *
 * @param words - what there is to say of one job
 * @param subject - that of the one ticket, where it may be named; empty otherwise
 */
export function noticeOf(jobs: readonly CloseJob[], words: (job: CloseJob) => string, subject = ""): Notice {
  const [first] = jobs;
  const button = jobs.some(canUndo) ? t("undo") : null;
  const hint = button && !hasNoticeButtons() ? ` ${t("noticeClickToUndo")}` : "";
  if (first && jobs.length === 1) {
    // On one line: a title of several could look like another notification.
    const named = quotedLine(subject, MAX_SUBJECT);
    const id = shortTicketId(first.ticketId);
    const title = named ? t("noticeTitleNamed", id, named) : t("noticeTitle", id);
    return { title, message: words(first) + hint, button };
  }
  return { title: tCount("noticeTitleMany", jobs.length), message: counts(jobs) + hint, button };
}

/** Shows how the jobs of a gesture stand. What the agent took back or settled otherwise needs no more words. */
export async function tellByNotice(
  jobs: readonly CloseJob[],
  words: (job: CloseJob) => string,
  mayNameSubject: boolean,
): Promise<void> {
  const [first] = jobs;
  const id = first?.noticeId;
  if (!id) return;
  if (jobs.every(({ state }) => state === "cancelled" || state === "dismissed")) return hideNotice(id);
  const subjects = mayNameSubject ? await subjectsOf([first.ticketId]) : {};
  await showNotice(id, noticeOf(jobs, words, subjects[first.ticketId]));
}

/** How many jobs stand where; the numbers always add up to all of them. */
function counts(jobs: readonly CloseJob[]): string {
  const number = (belongs: (job: CloseJob) => boolean) => jobs.filter(belongs).length;
  const parts = [
    ["countBusy", number(isUnfinished)],
    ["countClosed", number((job) => job.state === "closed")],
    ["countRefused", number((job) => job.state === "refused")],
    ["countCancelled", number((job) => job.state === "cancelled")],
    ["countNeedYou", number((job) => job.state === "needs-agent")],
    ["countDismissed", number((job) => job.state === "dismissed")],
  ] as const;
  return parts
    .filter(([, count]) => count > 0)
    .map(([key, count]) => tCount(key, count))
    .join(" · ");
}
