import type { CloseJob } from "../../utils/core/close-job";
import { csvOf } from "../../utils/core/csv";
import { visibleText } from "../../utils/core/visible-text";
import { t } from "../../utils/platform/i18n";
import { evidenceWords } from "../../utils/words/evidence-words";
import { jobWords } from "../../utils/words/job-words";

/**
 * The CSV file of some closes, in their order. Moments are in ISO 8601, in UTC.
 *
 * @param subjects - those that are known, by ticket id
 */
export function activityCsv(jobs: readonly CloseJob[], subjects: Record<string, string>): string {
  const heads = [
    t("fieldTicketId"),
    t("csvSubject"),
    t("fieldWorkspace"),
    t("csvChosen"),
    t("csvEnded"),
    t("csvOutcome"),
    t("csvKnownBy"),
    t("csvRequests"),
  ];
  return csvOf([heads, ...jobs.map((job) => rowOf(job, subjects[job.ticketId] ?? ""))]);
}

function rowOf(job: CloseJob, subject: string): string[] {
  // Words for a reader of another day: a time of day alone would tell nothing, and a countdown would be over.
  const outcome = job.state === "waiting" ? t("jobWaiting") : jobWords(job, 0, null).text;
  return [
    job.ticketId,
    visibleText(subject),
    visibleText(job.workspaceId ?? ""),
    isoTime(job.createdAt),
    isoTime(job.endedAt),
    outcome,
    evidenceWords(job) ?? "",
    String(job.requests),
  ];
}

function isoTime(time: number | null): string {
  return time === null ? "" : new Date(time).toISOString();
}
