import { type Failure, failureOf } from "./failure";
import { isClosed, type Ticket } from "./ticket";

/**
 * What came of one close request, as far as is known.
 *
 * - `closed`: the service answered with our ticket, closed
 * - `refused`: the service said no in its own form; the request was not applied
 * - `credential`: the token was refused; the request was not applied
 * - `limited`: too many requests; the request was not applied
 * - `not-sent`: the request never left
 * - `unknown`: it may have been applied or not
 */
export type CloseAnswer =
  | { kind: "closed"; ticket: Ticket; status: number | null }
  | { kind: "refused"; failure: Failure }
  | { kind: "credential"; failure: Failure }
  | { kind: "limited"; failure: Failure }
  | { kind: "not-sent"; failure: Failure }
  | { kind: "unknown"; status: number | null };

/** Reads a success: only our own ticket shown as closed is a close; anything else is not known. */
export function readCloseSuccess(ticket: Ticket, id: string): CloseAnswer {
  return ticket.id === id && isClosed(ticket)
    ? { kind: "closed", ticket, status: 200 }
    : { kind: "unknown", status: 200 };
}

/** Reads what a close request threw. */
export function readCloseFailure(thrown: unknown): CloseAnswer {
  const failure = failureOf(thrown);
  switch (failure.kind) {
    case "offline":
    case "not-permitted":
    case "no-token":
      return { kind: "not-sent", failure };
    case "token-refused":
    case "forbidden":
      return { kind: "credential", failure };
    case "limited":
      return { kind: "limited", failure };
    case "not-found":
    case "refused":
      return { kind: "refused", failure };
    case "timeout":
    case "network":
    case "server":
    case "unreadable":
    case "not-reached":
      return { kind: "unknown", status: failure.status };
  }
}
