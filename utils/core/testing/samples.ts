import { type CloseJob, newCloseJob } from "../close-job";
import type { Ticket } from "../ticket";

/** Ids for tests: tickets (table 10347), and one document of another table. */
export const sampleIds = {
  ticket: "xd88mkfbmxgckpeyzs8m9r9d3d843me3",
  otherTicket: "xd86q1njefzk9z71knnr0kqzb97ybh6c",
  thirdTicket: "xd8d8wty78k5w5qew0znjwcbkd8jjay1",
  contact: "ph77c0dy0mgdpzmqz6tesry8w184002s",
};

/** A ticket for tests. */
export function sampleTicket(fields: Partial<Ticket> = {}): Ticket {
  return {
    id: sampleIds.ticket,
    workspaceId: "workspace-1",
    contactId: "contact-1",
    conversationId: "contact-1",
    channel: "unthreaded_email",
    status: "resolved",
    waitingOn: "customer",
    inboxTypeId: "guest",
    subject: "Early check-in request",
    summary: "Guest asked to confirm whether early arrival is possible.",
    aiPaused: false,
    assignee: { id: "user-1", name: "Alex M", email: "alex@example.com" },
    followUpAt: null,
    lastMessageAt: "2026-04-03T03:14:15.000Z",
    lastMessagePreview: "Can I check in early?",
    createdAt: "2026-04-01T17:22:10.000Z",
    updatedAt: "2026-04-03T03:14:15.000Z",
    callTranscriptId: null,
    ...fields,
  };
}

/** The time at which a sample job is made, in ms since 1970. */
export const GESTURE_AT = Date.parse("2026-11-23T10:00:00Z");

/** A job just made, with an undo window of 5 s. */
export function sampleJob(fields: Partial<CloseJob> = {}): CloseJob {
  const gesture = {
    id: "job-1",
    ticketId: sampleIds.ticket,
    workspaceId: null,
    credentialId: "credential-1",
    noticeId: null,
    seenUpdatedAt: sampleTicket().updatedAt,
    undoMs: 5_000,
  };
  return { ...newCloseJob(gesture, GESTURE_AT), ...fields };
}
