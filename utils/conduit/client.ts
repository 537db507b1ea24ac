import type * as z from "zod/mini";
import { ConduitError } from "../core/failure";
import type { Inbox, Ticket, Workspace } from "../core/ticket";
import { type RawAnswer, readAnswer } from "./answer";
import { readBody } from "./read-body";
import { inboxListAnswer, ticketAnswer, ticketListAnswer, workspaceListAnswer } from "./schema";

/** Where the API lives. Fixed when the extension is built. */
const SERVICE = "https://api.conduit.ai";

/** Chrome ends a worker whose request takes over 30 s; we give up before. */
const TIMEOUT_MS = 20_000;

export interface ClientOptions {
  fetch: typeof fetch;
  token: string;
  isOnline(): boolean;
  /** ms since 1970. */
  now(): number;
  /** For tests; `SERVICE` otherwise. */
  origin?: string;
  timeoutMs?: number;
  /** A signal that aborts after so many ms; `AbortSignal.timeout` otherwise. */
  timeout?: (ms: number) => AbortSignal;
}

/** One page of a list. */
export interface Page<T> {
  items: T[];
  /** Passed on to get the next page; `null` on the last one. */
  nextCursor: string | null;
}

/** Conduit's REST API, as far as Closeout uses it. Every call sends one request, or none, and throws only `ConduitError`. */
export interface ConduitClient {
  /** `POST /v1/tickets/{id}/close`. Answers the ticket as the service returns it, whatever its status. */
  closeTicket(id: string, workspaceId: string | null): Promise<Ticket>;
  /** `GET /v1/tickets/{id}`: not documented, inferred from its siblings. */
  getTicket(id: string): Promise<Ticket>;
  /** `GET /v1/tickets`, newest first, 100 at a time. */
  listTickets(workspaceId: string, cursor: string | null): Promise<Page<Ticket>>;
  /** `GET /v1/workspaces`: the workspaces that the token reaches. */
  listWorkspaces(): Promise<Workspace[]>;
  /** `GET /v1/inbox-types`: the inboxes of a workspace. */
  listInboxes(workspaceId: string): Promise<Inbox[]>;
}

/** A client for one token. */
export function createClient(options: ClientOptions): ConduitClient {
  const call = <T>(method: "GET" | "POST", path: string, query: Query, schema: z.ZodMiniType<T>) =>
    request(options, method, path, query).then((answer) =>
      readAnswer(answer, schema, { token: options.token, now: options.now() }),
    );
  const ticketPath = (id: string) => `/v1/tickets/${encodeURIComponent(id)}`;
  return {
    closeTicket: async (id, workspaceId) =>
      (await call("POST", `${ticketPath(id)}/close`, { workspace_id: workspaceId }, ticketAnswer)).data,
    getTicket: async (id) => {
      const { data } = await call("GET", ticketPath(id), {}, ticketAnswer);
      if (data.id !== id) throw new ConduitError("unreadable", { status: 200 });
      return data;
    },
    listTickets: (workspaceId, cursor) =>
      call(
        "GET",
        "/v1/tickets",
        { workspace_id: workspaceId, limit: "100", order: "desc", cursor },
        ticketListAnswer,
      ),
    listWorkspaces: async () =>
      (await call("GET", "/v1/workspaces", { limit: "100" }, workspaceListAnswer)).items,
    listInboxes: async (workspaceId) =>
      (await call("GET", "/v1/inbox-types", { workspace_id: workspaceId }, inboxListAnswer)).items,
  };
}

type Query = Record<string, string | null>;

async function request(
  options: ClientOptions,
  method: string,
  path: string,
  query: Query,
): Promise<RawAnswer> {
  const url = new URL(path, options.origin ?? SERVICE);
  for (const [name, value] of Object.entries(query)) if (value !== null) url.searchParams.set(name, value);
  const headers = headersFor(options.token);
  if (!options.isOnline()) throw new ConduitError("offline");
  const { timeoutMs = TIMEOUT_MS, timeout: after = AbortSignal.timeout } = options;
  const timeout = after.call(AbortSignal, timeoutMs);
  try {
    const response = await options.fetch(url.href, {
      method,
      headers,
      redirect: "error",
      credentials: "omit",
      cache: "no-store",
      referrerPolicy: "no-referrer",
      signal: timeout,
    });
    return { status: response.status, headers: response.headers, body: await readBody(response) };
  } catch (thrown) {
    if (thrown instanceof ConduitError) throw thrown;
    throw new ConduitError(timeout.aborted ? "timeout" : "network");
  }
}

/** A token that cannot stand in a header cannot be one that the service made. */
function headersFor(token: string): Headers {
  try {
    return new Headers({ Authorization: `Bearer ${token}`, Accept: "application/json" });
  } catch {
    throw new ConduitError("token-refused");
  }
}
