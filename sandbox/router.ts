import { type Answer, json, Refusal } from "./answer";
import type { Behaviour } from "./behaviour";
import type { RateLimit } from "./rate-limit";
import { closeTicket } from "./routes/close-ticket";
import type { RouteContext } from "./routes/context";
import { addNote, listNotes } from "./routes/notes";
import { listTickets, readTicket } from "./routes/tickets";
import { listInboxTypes, listWorkspaces } from "./routes/workspaces";
import type { State } from "./state";
import type { Token } from "./tokens";

/**
 * Answers a request the way the documentation says: who are you, does your plan allow it, is the minute's allowance
 * left, and only then what do you want. Never throws: a mistake of the sandbox itself is answered 500 with its text.
 */
export function route(house: House, request: ApiRequest): Answer {
  try {
    const token = authenticated(house.state, request.authorization);
    if (!token.plan) throw new Refusal(403, "The API is not part of this workspace's plan");
    const wait = house.limit.take(allowanceOf(token, request.url));
    if (wait !== null) throw new Refusal(429, "Too many requests", { "retry-after": String(wait) });
    const { answer, id } = routeFor(request);
    const { state, behaviour } = house;
    return answer({ state, behaviour, token, id, query: request.url.searchParams, body: request.body });
  } catch (reason) {
    if (reason instanceof Refusal) return reason.answer;
    return json(500, { error: `The sandbox itself failed: ${String(reason)}` });
  }
}

/** The token that a header carries, if it is one of ours. */
export function tokenIn(state: State, authorization: string | undefined): Token | undefined {
  return state.tokens.get(/^Bearer +(\S+)$/i.exec(authorization ?? "")?.[1] ?? "");
}

function authenticated(state: State, authorization: string | undefined): Token {
  if (authorization === undefined) throw new Refusal(401, "Missing API token");
  const token = tokenIn(state, authorization);
  if (token === undefined) throw new Refusal(401, "Invalid API token");
  return token;
}

/** A workspace's allowance is shared by all its tokens; calls that name none (or not one of theirs) count per token. */
function allowanceOf(token: Token, url: URL): string {
  const workspaceId = url.searchParams.get("workspace_id");
  return workspaceId !== null && token.workspaceIds.includes(workspaceId) ? workspaceId : token.name;
}

function routeFor({ method, url }: ApiRequest): { answer: Route["answer"]; id: string } {
  const here = routes.filter((known) => known.path.test(url.pathname));
  if (here.length === 0) throw new Refusal(404, "Not found");
  const found = here.find((known) => known.method === method);
  if (found === undefined) throw new Refusal(405, "Method not allowed");
  return { answer: found.answer, id: found.path.exec(url.pathname)?.[1] ?? "" };
}

// `POST …/messages` is left out on purpose: it reaches a customer, so calling it has to fail.
const routes: readonly Route[] = [
  { method: "GET", path: /^\/v1\/workspaces$/, answer: listWorkspaces },
  { method: "GET", path: /^\/v1\/inbox-types$/, answer: listInboxTypes },
  { method: "GET", path: /^\/v1\/tickets$/, answer: listTickets },
  { method: "GET", path: /^\/v1\/tickets\/([^/]+)$/, answer: readTicket },
  { method: "POST", path: /^\/v1\/tickets\/([^/]+)\/close$/, answer: closeTicket },
  { method: "GET", path: /^\/v1\/tickets\/([^/]+)\/notes$/, answer: listNotes },
  { method: "POST", path: /^\/v1\/tickets\/([^/]+)\/notes$/, answer: addNote },
];

type Route = { method: string; path: RegExp; answer: (context: RouteContext) => Answer };

type House = { state: State; behaviour: Behaviour; limit: RateLimit };

export type ApiRequest = {
  method: string;
  url: URL;
  authorization: string | undefined;
  body: string;
};
