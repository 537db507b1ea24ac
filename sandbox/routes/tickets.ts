import { type Answer, json, Refusal } from "../answer";
import { page } from "../paging";
import { creationKey } from "../state";
import type { SandboxTicket } from "../ticket";
import { type RouteContext, requiredWorkspace, ticketInPath } from "./context";

/** `GET /v1/tickets`: one workspace's tickets by creation, newest first unless told otherwise. */
export function listTickets(context: RouteContext): Answer {
  const workspaceId = requiredWorkspace(context);
  const { query, state } = context;
  const status = oneOf(query, "status", ["open", "new", "pending", "resolved", "closed"]);
  const waitingOn = oneOf(query, "waiting_on", ["team", "customer", "third_party", "none"]);
  const descending = oneOf(query, "order", ["asc", "desc"]) !== "asc";
  const inboxType = query.get("inbox_type_id");
  const channel = query.get("channel");

  const found = state
    .tickets()
    .filter(
      (ticket) =>
        ticket.workspace_id === workspaceId &&
        (status === null || hasStatus(ticket, status)) &&
        (waitingOn === null || ticket.waiting_on === waitingOn) &&
        (inboxType === null || ticket.inbox_type_id === inboxType) &&
        (channel === null || ticket.channel === channel),
    );
  const items = descending ? found.toReversed() : found;
  const scope = [workspaceId, status, waitingOn, inboxType, channel, descending].join(" ");
  return json(200, page({ items, keyOf: creationKey, scope, descending }, query));
}

/** `GET /v1/tickets/{id}`, which the documentation does not mention and the behaviour may switch off. */
export function readTicket(context: RouteContext): Answer {
  const { singleTicket } = context.behaviour;
  if (singleTicket === "not-found") throw new Refusal(404, "Not found");
  if (singleTicket === "not-allowed") throw new Refusal(405, "Method not allowed");
  return json(200, { data: ticketInPath(context) });
}

function hasStatus(ticket: SandboxTicket, wanted: string): boolean {
  return wanted === "open"
    ? ticket.status === "new" || ticket.status === "pending"
    : ticket.status === wanted;
}

function oneOf(query: URLSearchParams, name: string, allowed: readonly string[]): string | null {
  const value = query.get(name);
  if (value === null || allowed.includes(value)) return value;
  throw new Refusal(400, `${name} must be one of ${allowed.join(", ")}`);
}
