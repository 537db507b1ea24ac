import { useEffect, useState } from "preact/hooks";
import { type CloseJob, isUnfinished } from "../../utils/core/close-job";
import type { TabView } from "../../utils/core/protocol";
import { t } from "../../utils/platform/i18n";
import { jobWords } from "../../utils/words/job-words";
import { spokenSubject } from "../../utils/words/ticket-words";
import { batchWords } from "./BatchBar";
import { type BatchEntry, countBatch } from "./batch-counts";
import type { Kept } from "./use-kept";

/** More outcomes at once than this are told as counts. */
const MOST_TOLD_SINGLY = 3;

/** What is said now; `turn` counts, so that the same words can be said again. */
export interface Spoken {
  text: string;
  turn: number;
}

/** Tickets that were last closed together, and how each stands. */
interface ClosedTogether {
  ids: readonly string[];
  batch: readonly BatchEntry[];
}

const NONE: ClosedTogether = { ids: [], batch: [] };

/** The closes that are told of, and how their tickets are called. */
type Closes = Pick<TabView, "jobs" | "tickets" | "hold">;

/**
 * What a screen reader is told: that a close was chosen, and each outcome once, when it comes. What had already ended when the popup opened
 * is not news; what ended while the panel went from one tab to the next is. Of tickets closed together only what needs the agent is told
 * at once, and the rest as counts when the last has ended.
 */
export function useOutcomes(
  view: Closes | null,
  memory: Pick<Kept["memory"], "jobStates" | "openedAt" | "toldTogether">,
  { ids, batch }: ClosedTogether = NONE,
): Spoken {
  const [spoken, setSpoken] = useState<Spoken>({ text: "", turn: 0 });
  useEffect(() => {
    if (!view) return;
    const { jobStates, openedAt } = memory;
    const isAwaited = ids.length > 1 && ids !== memory.toldTogether;
    const isCounted = (job: CloseJob) => isAwaited && isOver(job) && isOf(batch, job);
    const jobs = Object.values(view.jobs);
    const news = jobs.filter((job) => isNews(job, jobStates.get(job.id), openedAt) && !isCounted(job));
    for (const job of jobs) jobStates.set(job.id, job.state);
    const words = news.length > 0 ? [sentence(news, view)] : [];
    const counts = countBatch(batch);
    if (isAwaited && counts.busy === 0) {
      memory.toldTogether = ids;
      words.push(batchWords(counts));
    }
    if (words.length > 0) setSpoken(({ turn }) => ({ text: inARow(words), turn: turn + 1 }));
  }, [view, memory, ids, batch]);
  return spoken;
}

function isOf(batch: readonly BatchEntry[], { id }: CloseJob): boolean {
  return batch.some((entry) => entry !== "asked" && entry?.id === id);
}

/** Whether nothing more is going to become of it. */
function isOver(job: CloseJob): boolean {
  return !isUnfinished(job) && job.state !== "needs-agent";
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
  const words = news.map((job) => {
    const ticket = view.tickets[job.ticketId]?.ticket ?? null;
    return t("saidOf", spokenSubject(job.ticketId, ticket), jobWords(job, now, view.hold).text);
  });
  return inARow(words);
}

/** One after the other, with a stop between them where there is none yet. */
function inARow(words: readonly string[]): string {
  const last = words.length - 1;
  return words.map((text, at) => (at === last || /[.?…。？]$/.test(text) ? text : `${text}.`)).join(" ");
}
