import { type Answer, json, Refusal } from "../answer";
import { type RouteContext, requireWriteAccess, ticketInPath } from "./context";

/**
 * `POST /v1/tickets/{id}/close`. Refused with 409 unless the ticket is resolved, which is how the documentation's
 * "close a resolved ticket" reads; the behaviour can make it more lenient.
 */
export function closeTicket(context: RouteContext): Answer {
  requireWriteAccess(context);
  const ticket = ticketInPath(context);
  const { closePolicy, closingClosed } = context.behaviour;
  if (ticket.status === "closed") {
    if (closingClosed === "refuse") throw new Refusal(409, "Ticket is already closed");
    return json(200, { data: ticket });
  }
  if (closePolicy === "resolved-only" && ticket.status !== "resolved") {
    throw new Refusal(
      409,
      `Only resolved tickets can be closed, this one is ${ticket.status ?? "without a status"}`,
    );
  }
  return json(200, { data: context.state.close(ticket.id) });
}
