import type { CloseJob } from "../../utils/core/close-job";
import { t } from "../../utils/platform/i18n";
import { dayName } from "../../utils/words/time-words";

/** Jobs of one day, the latest first. */
export interface DayOfJobs {
  title: string;
  jobs: CloseJob[];
}

/** Sorts jobs by the day on which they were chosen, the latest first; those that need a decision have a heading of their own. */
export function jobsByDay(jobs: readonly CloseJob[], now: number): DayOfJobs[] {
  const latestFirst = [...jobs].sort((one, other) => other.createdAt - one.createdAt);
  const days = new Map<string, CloseJob[]>();
  const undecided = latestFirst.filter((job) => job.state === "needs-agent");
  if (undecided.length > 0) days.set(t("needYou"), undecided);
  for (const job of latestFirst) {
    if (job.state === "needs-agent") continue;
    const title = dayName(job.createdAt, now);
    days.set(title, [...(days.get(title) ?? []), job]);
  }
  return [...days].map(([title, ofDay]) => ({ title, jobs: ofDay }));
}
