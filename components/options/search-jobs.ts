import type { CloseJob } from "../../utils/core/close-job";
import type { QueueHold } from "../../utils/core/protocol";
import { shortTicketId } from "../../utils/core/ticket-id";
import { locale } from "../../utils/platform/i18n";
import { jobWords } from "../../utils/words/job-words";

/** What can be searched for in a close, besides its ticket's id. */
interface Searched {
  subjects: Record<string, string>;
  hold: QueueHold | null;
  /** ms since 1970. */
  now: number;
}

/** Those closes that have every word of the query in their id, subject or outcome; all of them for an empty one. */
export function searchJobs(jobs: CloseJob[], query: string, { subjects, hold, now }: Searched): CloseJob[] {
  const words = lower(query).split(/\s+/).filter(Boolean);
  if (words.length === 0) return jobs;
  return jobs.filter((job) => {
    const { ticketId } = job;
    const text = [ticketId, shortTicketId(ticketId), subjects[ticketId] ?? "", jobWords(job, now, hold).text];
    return words.every((word) => lower(text.join("\n")).includes(word));
  });
}

function lower(text: string): string {
  return text.normalize("NFKC").toLocaleLowerCase(locale());
}
