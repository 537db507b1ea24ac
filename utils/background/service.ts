import { type ConduitClient, createClient, type Page } from "../conduit/client";
import { createTicketReader, type SingleRoute } from "../conduit/ticket-reader";
import { type CloseAnswer, readCloseFailure, readCloseSuccess } from "../core/close-answer";
import type { CloseJob, ReadBack } from "../core/close-job";
import { ConduitError, failureOf } from "../core/failure";
import type { Inbox, Ticket, Workspace } from "../core/ticket";
import { storageItem } from "../platform/storage-item";
import type { Credential } from "./credential";
import type { Epoch } from "./epoch";
import type { RequestGate, Turn } from "./request-gate";

/** The service as the rest of the background uses it: signed in, within the budget, and telling of every ticket that comes by. */
export interface Service {
  /** Asks with a token that is not stored yet which workspaces it reaches. */
  workspacesOf(token: string): Promise<Workspace[]>;
  /** Every request that it takes waits for a turn like this one. */
  readTicket(id: string, turn: Turn): Promise<Ticket>;
  /** One page of a workspace's tickets, newest first. What to keep of them is the caller's matter. */
  listTickets(workspaceId: string, cursor: string | null, turn: Turn): Promise<Page<Ticket>>;
  /** The inboxes of a workspace. */
  listInboxes(workspaceId: string): Promise<Inbox[]>;
  /** Waits until one close request may leave. */
  admitClose(): Promise<void>;
  /** Sends one close request, already admitted. Never throws. */
  close(job: CloseJob): Promise<CloseAnswer>;
  /** Reads a job's ticket back. Never throws. */
  readBack(job: CloseJob): Promise<ReadBack>;
}

/** Takes tickets that the service returned. `isCurrent`: whether the token with which they were read is still in use. */
export type OnTickets = (tickets: readonly Ticket[], isCurrent: () => boolean) => Promise<void>;

export interface ServiceDependencies {
  credential(): Promise<Credential | "none" | "lost">;
  gate: RequestGate;
  hasAccess(): Promise<boolean>;
  fetch: typeof fetch;
  isOnline(): boolean;
  now(): number;
  /** See `ClientOptions`. */
  timeout?: (ms: number) => AbortSignal;
  epoch: Pick<Epoch, "enter">;
  /** Called with each ticket that was asked for, before it is handed on. Must not fail: it decides nothing. */
  onTickets: OnTickets;
}

const singleRoute = storageItem<SingleRoute>("session", "single-route", (stored) =>
  stored === "present" || stored === "absent" ? stored : "unknown",
);

/** The service behind the stored credential. */
export function createService(dependencies: ServiceDependencies): Service {
  const { gate, epoch, onTickets } = dependencies;

  async function signedIn(): Promise<Credential> {
    const credential = await dependencies.credential();
    if (typeof credential === "string") throw new ConduitError("no-token");
    return credential;
  }

  async function clientFor(token: string): Promise<ConduitClient> {
    if (!(await dependencies.hasAccess())) throw new ConduitError("not-permitted");
    return createClient({ ...dependencies, token });
  }

  /** @param job - for which it is read: where its ticket was chosen, whichever workspace is chosen by now */
  async function readTicket(id: string, turn: Turn, job?: CloseJob): Promise<Ticket> {
    const isCurrent = epoch.enter();
    const credential = await signedIn();
    const { workspaceId } = job ?? credential;
    const known = await singleRoute.get();
    const reader = createTicketReader(gated(await clientFor(credential.token), gate, turn), known);
    const ticket = await reader.read(
      id,
      workspaceId ? [workspaceId] : credential.workspaces.map((workspace) => workspace.id),
    );
    if (reader.route() !== known) await singleRoute.set(reader.route());
    await onTickets([ticket], isCurrent);
    return ticket;
  }

  async function listTickets(workspaceId: string, cursor: string | null, turn: Turn): Promise<Page<Ticket>> {
    const { token } = await signedIn();
    return gated(await clientFor(token), gate, turn).listTickets(workspaceId, cursor);
  }

  async function listInboxes(workspaceId: string): Promise<Inbox[]> {
    const { token } = await signedIn();
    return gated(await clientFor(token), gate, { priority: "screen" }).listInboxes(workspaceId);
  }

  async function close(job: CloseJob): Promise<CloseAnswer> {
    const isCurrent = epoch.enter();
    try {
      const { token, credentialId } = await signedIn();
      if (credentialId !== job.credentialId) throw new ConduitError("no-token");
      const client = await clientFor(token);
      const ticket = await gate.watch(() => client.closeTicket(job.ticketId, job.workspaceId));
      if (ticket.id === job.ticketId) await onTickets([ticket], isCurrent);
      return readCloseSuccess(ticket, job.ticketId);
    } catch (thrown) {
      return readCloseFailure(thrown);
    }
  }

  async function readBack(job: CloseJob): Promise<ReadBack> {
    try {
      return { kind: "ticket", ticket: await readTicket(job.ticketId, { priority: "read" }, job) };
    } catch (thrown) {
      const result = readBackFailure(thrown);
      // Another token may reach other workspaces: what it does not find may be there.
      const credential = await dependencies.credential();
      const isSameToken = typeof credential !== "string" && credential.credentialId === job.credentialId;
      return result.kind === "gone" && !isSameToken ? { kind: "failed", isAnswered: true } : result;
    }
  }

  return {
    // One request of a person who waits for it, about a token that the limit may not concern: it does not queue.
    workspacesOf: async (token) => {
      const client = await clientFor(token);
      return gate.watch(() => client.listWorkspaces());
    },
    readTicket: (id, turn) => readTicket(id, turn),
    listTickets,
    listInboxes,
    admitClose: () => gate.admit({ priority: "close" }),
    close,
    readBack,
  };
}

/** A client each of whose requests waits for its admission. Closing is admitted by the pump, before the job is stored as sent. */
function gated(client: ConduitClient, gate: RequestGate, turn: Turn): Omit<ConduitClient, "closeTicket"> {
  const through = async <T>(request: () => Promise<T>): Promise<T> => {
    await gate.admit(turn);
    return gate.watch(request);
  };
  return {
    getTicket: (id) => through(() => client.getTicket(id)),
    listTickets: (workspaceId, cursor) => through(() => client.listTickets(workspaceId, cursor)),
    listWorkspaces: () => through(() => client.listWorkspaces()),
    listInboxes: (workspaceId) => through(() => client.listInboxes(workspaceId)),
  };
}

function readBackFailure(thrown: unknown): ReadBack {
  const failure = failureOf(thrown);
  switch (failure.kind) {
    case "not-found":
      return { kind: "gone" };
    case "token-refused":
      return { kind: "token-refused", failure };
    case "offline":
    case "no-token":
    case "not-permitted":
    case "limited":
      return { kind: "not-sent" };
    case "forbidden":
    case "not-reached":
    case "refused":
      return { kind: "failed", isAnswered: true };
    default:
      return { kind: "failed", isAnswered: false };
  }
}
