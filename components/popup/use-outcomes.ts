import { useEffect, useState } from "preact/hooks";
import { type CloseJob, isUnfinished } from "../../utils/core/close-job";
import type { TabView } from "../../utils/core/protocol";
import { t } from "../../utils/platform/i18n";
import { jobWords } from "../../utils/words/job-words";
import { spokenSubject } from "../../utils/words/ticket-words";
import { batchWords } from "./BatchBar";
import { countBatch } from "./batch-counts";
import type { Kept } from "./use-kept";

/** More outcomes at once than this are told as counts. */
const MOST_TOLD_SINGLY = 3;

/** What is said now; `turn` counts, so that the same words can be said again. */
export interface Spoken {
  text: string;
  turn: number;
}

/** The closes that are told of, and how their tickets are called. */
type Closes = Pick<TabView, "jobs" | "tickets" | "hold">;

/**
 * What a screen reader is told: that a close was chosen, and each outcome once, when it comes. What had already ended when the popup opened
 * is not news; what ended while the panel went from one tab to the next is.
 */
export function useOutcomes(
  view: Closes | null,
  { jobStates, openedAt }: Pick<Kept["memory"], "jobStates" | "openedAt">,
): Spoken {
  const [spoken, setSpoken] = useState<Spoken>({ text: "", turn: 0 });
  useEffect(() => {
    if (!view) return;
    const news = Object.values(view.jobs).filter((job) => isNews(job, jobStates.get(job.id), openedAt));
    for (const job of Object.values(view.jobs)) jobStates.set(job.id, job.state);
    if (news.length > 0) setSpoken(({ turn }) => ({ text: sentence(news, view), turn: turn + 1 }));
  }, [view, jobStates, openedAt]);
  return spoken;
}

function isNews(job: CloseJob, before: CloseJob["state"] | undefined, openedAt: number): boolean {
  if (job.state === "dismissed") return false;
  // Of what is under way only that it began: the rest of it is told when it ends.
  if (isUnfinished(job)) return before === undefined && job.state === "waiting" && job.createdAt >= openedAt;
  return before === undefined ? job.createdAt >= openedAt : before !== job.state;
}

function sentence(news: CloseJob[], view: Closes): string {
  if (news.length > MOST_TOLD_SINGLY) return batchWords(countBatch(news));
  const now = Date.now();
  return news
    .map((job) => {
      const ticket = view.tickets[job.ticketId]?.ticket ?? null;
      return t("outcomeOf", spokenSubject(job.ticketId, ticket), jobWords(job, now, view.hold).text);
    })
    .join(". ");
}
