/** Statuses that Conduit documents. Anything else is shown as it came. */
export type KnownStatus = "new" | "pending" | "resolved" | "closed";

/** The person a ticket is assigned to; each field may be unknown. */
export interface Assignee {
  id: string | null;
  name: string | null;
  email: string | null;
}

/**
 * A ticket as the service returned it. Times are ISO 8601 strings. Everything but the id may be missing: texts are written by
 * outsiders and are only ever shown as text.
 */
export interface Ticket {
  id: string;
  workspaceId: string | null;
  contactId: string | null;
  conversationId: string | null;
  channel: string | null;
  /** A `KnownStatus`, or a word of the service that we do not know. */
  status: string | null;
  waitingOn: string | null;
  inboxTypeId: string | null;
  subject: string | null;
  summary: string | null;
  aiPaused: boolean | null;
  assignee: Assignee | null;
  followUpAt: string | null;
  lastMessageAt: string | null;
  lastMessagePreview: string | null;
  createdAt: string | null;
  updatedAt: string | null;
  callTranscriptId: string | null;
}

/** A workspace that a token reaches. */
export interface Workspace {
  id: string;
  name: string | null;
}

/** One of a workspace's inboxes: the `inboxTypeId` of a ticket and what people call it. */
export interface Inbox {
  id: string;
  name: string | null;
}

/** Whether the service shows the ticket as closed. */
export function isClosed(ticket: Ticket): boolean {
  return ticket.status === ("closed" satisfies KnownStatus);
}

/** Details read less than this many ms ago count as they are. */
export const FRESH_MS = 60_000;

/** Whether details read then still count as they are; a reading of the future does not. Times in ms since 1970. */
export function isFresh(readAt: number, now: number): boolean {
  return now >= readAt && now - readAt < FRESH_MS;
}
