import { ConduitError, failureOf } from "../core/failure";
import type { Ticket } from "../core/ticket";
import { creationTime } from "../core/ticket-id";
import type { ConduitClient, Page } from "./client";

/** What has been found out about `GET /v1/tickets/{id}`, which is not documented. The caller keeps it. */
export type SingleRoute = "unknown" | "present" | "absent";

/** The part of the client that reads tickets. */
export type ReadingClient = Pick<ConduitClient, "getTicket" | "listTickets">;

export interface TicketReader {
  /**
   * Reads one ticket, by its own address or, where the service turns out not to have that, from the list of its workspace.
   *
   * @param workspaceIds - where to look when only lists can be read
   * @throws {ConduitError} `not-found` when the service has no such ticket within reach; `not-reached` when it may be in what was not
   * read of the lists
   */
  read(id: string, workspaceIds: readonly string[]): Promise<Ticket>;
  /** What is known by now of the single route; to be kept for the next reader. */
  route(): SingleRoute;
}

/** How far back a list is read for one ticket, in pages of 100. */
const MAX_PAGES = 5;

/** The documented sample ticket was created 7 h before the day that its id names: the day is only about right. */
const DAY_SLACK_MS = 2 * 86_400_000;

/** A reader on a client, starting from what is known of the service. */
export function createTicketReader(client: ReadingClient, known: SingleRoute): TicketReader {
  let route = known;

  async function read(id: string, workspaceIds: readonly string[]): Promise<Ticket> {
    if (route === "absent") return findInLists(client, id, workspaceIds);
    try {
      const ticket = await client.getTicket(id);
      route = "present";
      return ticket;
    } catch (thrown) {
      if (route === "present" || !mayMeanNoSuchRoute(thrown)) throw thrown;
      // Either the ticket is missing or the route is. A list that has the ticket tells which.
      const ticket = await findInLists(client, id, workspaceIds);
      route = "absent";
      return ticket;
    }
  }

  return { read, route: () => route };
}

/**
 * Looks for a ticket in lists that should be ordered from the newest: the day inside the id tells where to stop. Only lists that were read
 * to their ends can say that it is not there.
 */
async function findInLists(
  client: ReadingClient,
  id: string,
  workspaceIds: readonly string[],
): Promise<Ticket> {
  const oldestWorthReading = (creationTime(id) ?? 0) - DAY_SLACK_MS;
  let isAllRead = workspaceIds.length > 0;
  for (const workspaceId of workspaceIds) {
    let cursor: string | null = null;
    for (let page = 0; page < MAX_PAGES; page++) {
      const list: Page<Ticket> | null = await listOf(client, workspaceId, cursor);
      const ticket = list?.items.find((item) => item.id === id);
      if (ticket) return ticket;
      isAllRead &&= list !== null;
      cursor = list?.nextCursor ?? null;
      const oldest = Date.parse(list?.items.at(-1)?.createdAt ?? "");
      if (cursor === null || oldest < oldestWorthReading) break;
    }
    isAllRead &&= cursor === null;
  }
  throw new ConduitError(isAllRead ? "not-found" : "not-reached");
}

/** A page of a list; `null` where there is no such list, which says nothing of the ticket. */
async function listOf(
  client: ReadingClient,
  workspaceId: string,
  cursor: string | null,
): Promise<Page<Ticket> | null> {
  try {
    return await client.listTickets(workspaceId, cursor);
  } catch (thrown) {
    if (failureOf(thrown).kind === "not-found") return null;
    throw thrown;
  }
}

function mayMeanNoSuchRoute(thrown: unknown): boolean {
  return thrown instanceof ConduitError && (thrown.failure.status === 404 || thrown.failure.status === 405);
}
