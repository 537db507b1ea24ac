import { Refusal } from "../answer";
import type { Behaviour } from "../behaviour";
import type { State } from "../state";
import type { SandboxTicket } from "../ticket";
import type { Token } from "../tokens";

/** What a route needs to know of a request that has passed the door. */
export type RouteContext = Readonly<{
  state: State;
  behaviour: Readonly<Behaviour>;
  token: Token;
  query: URLSearchParams;
  /** The id in the path, or empty. */
  id: string;
  body: string;
}>;

/** @throws Refusal 400 without `workspace_id`, 403 when the token does not reach it */
export function requiredWorkspace({ query, token }: RouteContext): string {
  const workspaceId = query.get("workspace_id");
  if (workspaceId === null || workspaceId === "") throw new Refusal(400, "workspace_id is required");
  if (!token.workspaceIds.includes(workspaceId))
    throw new Refusal(403, "Token has no access to this workspace");
  return workspaceId;
}

/**
 * The ticket that the path names, if this token may see it. `workspace_id` in the query narrows the search.
 *
 * @throws Refusal 404 when it is nowhere to be found, 403 when it lies in a workspace out of the token's reach
 */
export function ticketInPath(context: RouteContext): SandboxTicket {
  const workspaceId = context.query.has("workspace_id") ? requiredWorkspace(context) : null;
  const ticket = context.state.ticket(context.id);
  if (ticket === undefined) throw new Refusal(404, "Ticket not found");
  if (workspaceId !== null && ticket.workspace_id !== workspaceId) throw new Refusal(404, "Ticket not found");
  if (!context.token.workspaceIds.includes(ticket.workspace_id ?? "")) {
    throw new Refusal(403, "Token has no access to this workspace");
  }
  return ticket;
}

/** @throws Refusal 403 for a read-only token */
export function requireWriteAccess({ token }: RouteContext): void {
  if (token.access !== "write") throw new Refusal(403, "Token is read-only");
}
