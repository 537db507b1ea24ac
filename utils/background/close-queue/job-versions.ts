import type { CloseJob } from "../../core/close-job";

/** A job as version 1 of the database kept it: it did not count requests that the service said it did not take. */
export type CloseJobOfVersion1 = Omit<CloseJob, "requests" | "stopping" | "seenChanged">;

/** The job as version 2 keeps it. One that was sent at some time counts as sent: only what never left may be called so. */
export function toVersion2(job: CloseJobOfVersion1): CloseJob {
  const requests = Math.max(job.attempts, job.sentAt === null ? 0 : 1);
  return { ...job, requests, stopping: false, seenChanged: false };
}
