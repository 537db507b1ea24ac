import type { Page } from "../conduit/client";
import { failureOf } from "../core/failure";
import type { Ticket } from "../core/ticket";
import type { Credential } from "./credential";
import type { Epoch } from "./epoch";
import { FRESH_MS, recallTickets, rememberFailure } from "./known-tickets";
import type { OnTickets, Service } from "./service";

/** From this many tickets on, a list of the newest costs fewer requests than asking for each. */
const LIST_FROM = 4;
const LIST_PAGES = 2;
const AT_ONCE = 4;

/** Which tickets are wanted, which of them a person can see, and whether what was read lately is read again. */
export interface TicketQuery {
  ids: readonly string[];
  inView: readonly string[];
  refresh: boolean;
}

export interface TicketLoader {
  /**
   * Reads tickets from the service: those not read lately, or all. Many are looked for in the lists of the newest; what is not
   * there is read one by one, if it is in view. Ends when nothing more of it is going to come.
   */
  load(query: TicketQuery): Promise<void>;
  isLoading(id: string): boolean;
}

/**
 * Loads details for the screens. The same ticket asked for twice at once is read once.
 *
 * @param keep - takes those tickets of a list that were asked for
 */
export function ticketLoader(
  service: Pick<Service, "readTicket" | "listTickets">,
  credential: () => Promise<Credential | "none" | "lost">,
  now: () => number,
  epoch: Pick<Epoch, "enter">,
  keep: OnTickets,
  onChange: () => void,
): TicketLoader {
  const loading = new Set<string>();
  /** What somebody sees and waits for, whoever asked for it first. */
  const seen = new Set<string>();
  /** When a ticket was last looked for in the lists and was not there, in ms since 1970. */
  const unlistedAt = new Map<string, number>();

  async function load({ ids, inView, refresh }: TicketQuery): Promise<void> {
    for (const id of inView) seen.add(id);
    // Claimed before anything is awaited: whoever asks for the same meanwhile finds it claimed.
    const wanted = new Set(ids.filter((id) => !loading.has(id)));
    for (const id of wanted) loading.add(id);
    try {
      if (!refresh) for (const id of await freshAmong([...wanted])) release(wanted, id);
      if (wanted.size > 0) onChange();
      if (countListable(wanted) >= LIST_FROM) await loadFromLists(wanted);
      else for (const id of wanted) seen.add(id);
      for (const id of [...wanted]) if (!seen.has(id)) release(wanted, id);
      if (wanted.size < ids.length) onChange();
      await loadEach([...wanted]);
    } finally {
      for (const id of wanted) release(wanted, id);
      for (const id of inView) if (!loading.has(id)) seen.delete(id);
    }
  }

  function countListable(wanted: ReadonlySet<string>): number {
    const isListable = (id: string) => Math.abs(now() - (unlistedAt.get(id) ?? 0)) >= FRESH_MS;
    return [...wanted].filter(isListable).length;
  }

  function release(wanted: Set<string>, id: string): void {
    wanted.delete(id);
    loading.delete(id);
    seen.delete(id);
  }

  /** Takes what the newest pages of the workspaces show off the list of the wanted. */
  async function loadFromLists(wanted: Set<string>): Promise<void> {
    for (const workspaceId of await workspacesToList()) {
      let cursor: string | null = null;
      for (let page = 0; page < LIST_PAGES && wanted.size > 0; page++) {
        const isCurrent = epoch.enter();
        const answer: Page<Ticket> | null = await service.listTickets(workspaceId, cursor).catch(() => null);
        const found = (answer?.items ?? []).filter(({ id }) => wanted.has(id));
        await keep(found, isCurrent);
        for (const ticket of found) release(wanted, ticket.id);
        onChange();
        cursor = answer?.nextCursor ?? null;
        if (cursor === null) break;
      }
    }
    for (const id of wanted) unlistedAt.set(id, now());
  }

  async function workspacesToList(): Promise<string[]> {
    const value = await credential();
    if (typeof value === "string") return [];
    return value.workspaceId ? [value.workspaceId] : value.workspaces.map(({ id }) => id);
  }

  async function loadEach(ids: readonly string[]): Promise<void> {
    const queue = [...ids];
    const worker = async () => {
      for (let id = queue.shift(); id !== undefined; id = queue.shift()) {
        const isCurrent = epoch.enter();
        await service
          .readTicket(id, "screen")
          .catch((thrown) => rememberFailure(id, failureOf(thrown), isCurrent));
        loading.delete(id);
        onChange();
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
  }

  async function freshAmong(ids: readonly string[]): Promise<string[]> {
    const known = await recallTickets(ids);
    return ids.filter((id) => {
      const { readAt = null, failure = null } = known.get(id) ?? {};
      return failure === null && readAt !== null && now() - readAt < FRESH_MS && now() >= readAt;
    });
  }

  return { load, isLoading: (id) => loading.has(id) };
}
