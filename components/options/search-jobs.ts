import type { CloseJob } from "../../utils/core/close-job";
import type { QueueHold } from "../../utils/core/protocol";
import { shortTicketId } from "../../utils/core/ticket-id";
import { jobWords } from "../../utils/words/job-words";
import { searchable, soughtWords } from "../../utils/words/search-words";

/** What can be searched for in a close, besides its ticket's id. */
interface Searched {
  subjects: Record<string, string>;
  hold: QueueHold | null;
  /** ms since 1970. */
  now: number;
}

/** Those closes that have every word of the query in their id, subject or outcome; all of them for an empty one. */
export function searchJobs(jobs: CloseJob[], query: string, { subjects, hold, now }: Searched): CloseJob[] {
  const words = soughtWords(query);
  if (words.length === 0) return jobs;
  return jobs.filter((job) => {
    const { ticketId } = job;
    const text = [ticketId, shortTicketId(ticketId), subjects[ticketId] ?? "", jobWords(job, now, hold).text];
    return words.every((word) => searchable(text.join("\n")).includes(word));
  });
}
