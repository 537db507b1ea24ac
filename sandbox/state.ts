import { seededRandom } from "./random";
import { ordinaryTicket, timestamp } from "./seed/ordinary-ticket";
import { type Notable, seedTickets } from "./seed/tickets";
import { harbourWorkspace, type InboxType, inboxTypes, type Workspace, workspaces } from "./seed/workspaces";
import type { Note, SandboxTicket } from "./ticket";
import { dayOf, makeTicketId } from "./ticket-id";
import { startingTokens, type Token } from "./tokens";

/**
 * Everything the stand-in service knows. Tests hold the same object as the server, so they can act as a colleague
 * (`change`, `remove`, `addTicket`) and look at the truth (`ticket`, `history`). Tickets are never changed in place: one
 * taken out earlier still shows how it was.
 */
export function createState({ now, seed = 1, until }: StateOptions): State {
  const seeded = seedTickets({ seed, ...(until === undefined ? {} : { until }) });
  const byId = new Map(seeded.tickets.map((ticket) => [ticket.id, ticket]));
  const notes = new Map<string, Note[]>();
  const history: Change[] = [];
  const random = seededRandom(seed + 1);
  let oldestFirst: readonly string[] | null = null;

  function write(id: string, fields: Partial<SandboxTicket>, by: Change["by"]): SandboxTicket {
    const before = byId.get(id);
    if (before === undefined) throw new Error(`The sandbox has no ticket ${id}`);
    const after = { ...before, updated_at: later(before.updated_at, now()), ...fields };
    byId.set(id, after);
    if (before.created_at !== after.created_at) oldestFirst = null;
    history.push({ time: now(), ticketId: id, before: before.status, after: after.status, by });
    return after;
  }

  return {
    workspaces,
    inboxTypes: (workspaceId) => inboxTypes[workspaceId] ?? [],
    tokens: startingTokens(),
    notable: seeded.notable,
    history,
    ticket: (id) => byId.get(id),
    tickets() {
      oldestFirst ??= [...byId.values()].toSorted(byCreation).map((ticket) => ticket.id);
      return oldestFirst.flatMap((id) => byId.get(id) ?? []);
    },
    change: (id, fields) => write(id, fields, "colleague"),
    close: (id) => write(id, { status: "closed", waiting_on: "none", follow_up_at: null }, "api"),
    addTicket(fields = {}) {
      const workspaceId = fields.workspace_id ?? harbourWorkspace;
      const created = Date.parse(fields.created_at ?? "") || now();
      const made = ordinaryTicket({ random, index: byId.size, created, until: now(), workspaceId });
      const ticket: SandboxTicket = { ...made, status: "resolved", waiting_on: "none", ...fields };
      byId.set(ticket.id, ticket);
      oldestFirst = null;
      return ticket;
    },
    remove(id) {
      byId.delete(id);
      oldestFirst = null;
    },
    notes: (ticketId) => notes.get(ticketId) ?? [],
    addNote(ticketId, body, mentions) {
      const id = makeTicketId({ table: 10_090, day: dayOf(now()), random: random.bytes(14) });
      const note = {
        id,
        ticket_id: ticketId,
        body,
        mention_user_ids: mentions,
        created_at: timestamp(now()),
      };
      notes.set(ticketId, [...(notes.get(ticketId) ?? []), note]);
      return note;
    },
  };
}

/** Text that sorts tickets by creation: undated ones first, equal ones by id, so that paging never skips or repeats. */
export function creationKey(ticket: Pick<SandboxTicket, "id" | "created_at">): string {
  return `${ticket.created_at ?? ""} ${ticket.id}`;
}

function byCreation(one: SandboxTicket, other: SandboxTicket): number {
  return creationKey(one) < creationKey(other) ? -1 : 1;
}

/** A change always shows in `updated_at`, even within one millisecond or under a simulated clock that runs behind. */
function later(before: string | null, time: number): string {
  return timestamp(Math.max(time, before === null ? 0 : Date.parse(before) + 1));
}

type StateOptions = { now: () => number; seed?: number; until?: number };

/** One line of what happened to tickets; `api` is a close that came in as a request. */
type Change = Readonly<{
  time: number;
  ticketId: string;
  before: string | null;
  after: string | null;
  by: "api" | "colleague";
}>;

export type State = {
  readonly workspaces: readonly Workspace[];
  readonly inboxTypes: (workspaceId: string) => readonly InboxType[];
  /** By secret. Add, replace or delete entries at will: a deleted token is answered 401 from then on. */
  readonly tokens: Map<string, Token>;
  /** The seeded tickets that are there for a reason. */
  readonly notable: Notable;
  readonly history: readonly Change[];
  readonly ticket: (id: string) => SandboxTicket | undefined;
  /** All tickets, oldest first. */
  readonly tickets: () => readonly SandboxTicket[];
  /** Changes a ticket as someone else would; throws for an unknown id. */
  readonly change: (id: string, fields: Partial<SandboxTicket>) => SandboxTicket;
  readonly close: (id: string) => SandboxTicket;
  /** A new resolved ticket, created now, unless the fields say otherwise. */
  readonly addTicket: (fields?: Partial<SandboxTicket>) => SandboxTicket;
  readonly remove: (id: string) => void;
  readonly notes: (ticketId: string) => readonly Note[];
  readonly addNote: (ticketId: string, body: string, mentions: readonly string[]) => Note;
};
