import { makeTicketIds } from "../../sandbox/ticket-id";
import { type CloseJob, newCloseJob } from "../../utils/core/close-job";
import type { Failure, FailureKind } from "../../utils/core/failure";
import type { ConnectionView, KnownTicket, TabView, UiProtocol } from "../../utils/core/protocol";
import type { Ticket } from "../../utils/core/ticket";

/** Data to draw screens with. Everything in it is invented. */
export const now = Date.now();
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

const today = Math.floor(now / DAY);
export const ids = [...makeTicketIds({ count: 501, seed: 7, fromDay: today - 9, toDay: today })];

/** The id of the sample with this number. */
export function idAt(index: number): string {
  return ids[index] ?? "";
}

export const workspaces = [
  { id: "j57abc", name: "Seaside Hotels" },
  { id: "j57def", name: "Alpine Lodges" },
  { id: "j57xyz0000000000", name: null },
];

export const connected: ConnectionView & { state: "connected" } = {
  state: "connected",
  workspaces: workspaces.slice(0, 1),
  workspaceId: null,
  savedAt: now - 12 * DAY,
};

/** A ticket with every field set, changed as wanted. */
export function ticket(index: number, change: Partial<Ticket> = {}): Ticket {
  return {
    id: idAt(index),
    workspaceId: "j57demo8f8x7c9v0n2q4r6t8y1u3i5o",
    contactId: "ph77c0dy0mgdpzmqz6tesry8w184002s",
    conversationId: "ph77c0dy0mgdpzmqz6tesry8w184002s",
    channel: "unthreaded_email",
    status: "resolved",
    waitingOn: "customer",
    inboxTypeId: "guest",
    subject: "Early check-in request",
    summary: "Guest asked to confirm whether early arrival is possible.",
    aiPaused: false,
    assignee: { id: "m48k3v7p2q9x5t1w8r6n4j0y3u2i5o7a", name: "Alex M", email: "alex@example.com" },
    followUpAt: null,
    lastMessageAt: new Date(now - 2 * HOUR).toISOString(),
    lastMessagePreview: "Can I check in early?",
    createdAt: new Date(now - 26 * HOUR).toISOString(),
    updatedAt: new Date(now - 2 * HOUR).toISOString(),
    callTranscriptId: null,
    ...change,
  };
}

export function known(ticketOrNull: Ticket | null, change: Partial<KnownTicket> = {}): KnownTicket {
  return {
    ticket: ticketOrNull,
    readAt: ticketOrNull ? now - MINUTE : null,
    failure: null,
    loading: false,
    ...change,
  };
}

export function failure(kind: FailureKind, change: Partial<Failure> = {}): Failure {
  return { kind, status: null, sentence: null, until: null, ...change };
}

export function job(index: number, change: Partial<CloseJob> = {}): CloseJob {
  const gesture = {
    id: `job-${index}`,
    ticketId: idAt(index),
    workspaceId: null,
    credentialId: "c",
    noticeId: null,
    seenUpdatedAt: new Date(now - 2 * HOUR).toISOString(),
    undoMs: 5_000,
  };
  return { ...newCloseJob(gesture, now), ...change };
}

/** What is told of these closes, changed as wanted. */
export function activity(jobs: CloseJob[] = [], change: Partial<Activity> = {}): Activity {
  return { jobs, hold: null, subjects: {}, undecided: {}, ...change };
}

type Activity = ReturnType<UiProtocol["getActivity"]>;

/** A view of tickets in order, with their jobs. */
export function view(
  tickets: (KnownTicket | null)[],
  jobs: CloseJob[] = [],
  change: Partial<TabView> = {},
): TabView {
  const shown = ids.slice(0, tickets.length);
  return {
    watched: true,
    ids: shown,
    isCut: false,
    tickets: Object.fromEntries(shown.map((id, index) => [id, tickets[index] ?? known(null)])),
    jobs: Object.fromEntries(jobs.map((one) => [one.ticketId, one])),
    inboxNames: {},
    connection: connected,
    hold: null,
    closedToday: 12,
    needAgent: 0,
    ...change,
  };
}
