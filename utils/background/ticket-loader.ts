import type { Page } from "../conduit/client";
import { failureOf } from "../core/failure";
import { FRESH_MS, isFresh, type Ticket } from "../core/ticket";
import type { Credential } from "./credential";
import type { Epoch } from "./epoch";
import { recallTickets, rememberFailure } from "./known-tickets";
import { RequestAllowance } from "./request-allowance";
import { NotWanted, type Turn } from "./request-gate";
import type { OnTickets, Service } from "./service";

/** From this many tickets on, a list of the newest costs fewer requests than asking for each. */
const LIST_FROM = 4;
const LIST_PAGES = 2;
const AT_ONCE = 4;
/**
 * The most requests a minute that leave for one tab without a press of the agent: its page decides how many ids it shows. Less than the
 * whole budget, so that some of it is always left.
 */
const MOST_A_MINUTE = 40;
/** A screen that waits for details asks more often than this, in ms: what no screen asked about in this time nobody waits for. */
const SHOWN_MS = 15_000;

/**
 * Which tickets are wanted for a tab, and which of them a person can see. `refresh`: the agent asked for it, so that what was read
 * lately is read again, too, and before anything else.
 */
export interface TicketQuery {
  tabId: number;
  ids: readonly string[];
  inView: readonly string[];
  refresh: boolean;
}

export interface TicketLoader {
  /**
   * Reads tickets from the service: those not read lately, or all. Many are looked for in the lists of the newest; what is not
   * there is read one by one, if it is in view. Without `refresh` it waits for closes, makes so many requests a minute for a tab,
   * and leaves what no screen shows any more. Ends when nothing more of it is going to come.
   */
  load(query: TicketQuery): Promise<void>;
  /** A screen shows these tickets now. */
  shown(ids: readonly string[]): void;
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
  /** What is being read, or looked at whether it has to be: by nobody else meanwhile. */
  const claimed = new Set<string>();
  const loading = new Set<string>();
  /** What somebody sees and waits for, whoever asked for it first. */
  const seen = new Set<string>();
  /** What the agent asked for, whoever asked for it first. */
  const pressed = new Set<string>();
  /** When a screen last showed a ticket, in ms since 1970. */
  const shownAt = new Map<string, number>();
  /** When a ticket was last looked for in the lists and was not there, in ms since 1970. */
  const unlistedAt = new Map<string, number>();
  const allowance = new RequestAllowance(MOST_A_MINUTE);

  async function load({ tabId, ids, inView, refresh }: TicketQuery): Promise<void> {
    shown(ids);
    for (const id of inView) seen.add(id);
    if (refresh) for (const id of ids) pressed.add(id);
    // Claimed before anything is awaited: whoever asks for the same meanwhile finds it claimed.
    const wanted = new Set(ids.filter((id) => !claimed.has(id)));
    for (const id of wanted) claimed.add(id);
    try {
      if (!refresh) for (const id of await freshAmong([...wanted])) release(wanted, id);
      for (const id of wanted) loading.add(id);
      const told = wanted.size;
      if (told > 0) onChange();
      if (countListable(wanted) >= LIST_FROM) await loadFromLists(wanted, tabId);
      else for (const id of wanted) seen.add(id);
      for (const id of [...wanted]) if (!seen.has(id)) release(wanted, id);
      if (wanted.size < told) onChange();
      await loadEach([...wanted], tabId);
    } finally {
      for (const id of wanted) release(wanted, id);
      for (const id of inView) if (!claimed.has(id)) seen.delete(id);
      for (const id of ids) if (!claimed.has(id)) pressed.delete(id);
    }
  }

  function shown(ids: readonly string[]): void {
    for (const id of ids) shownAt.set(id, now());
    for (const [id, at] of shownAt) if (now() - at >= SHOWN_MS) shownAt.delete(id);
  }

  /** The turn of a request that any of some tickets may come with. */
  function turnOf(ids: () => Iterable<string>, tabId: number): Turn {
    const isPressed = () => [...ids()].some((id) => pressed.has(id));
    const isShown = () => [...ids()].some((id) => now() - (shownAt.get(id) ?? 0) < SHOWN_MS);
    return {
      get priority() {
        return isPressed() ? "screen" : "automatic";
      },
      isWanted: () => isPressed() || (isShown() && allowance.isLeft(tabId, now())),
      onLeaving: () => {
        if (!isPressed()) allowance.spend(tabId, now());
      },
    };
  }

  function countListable(wanted: ReadonlySet<string>): number {
    return [...wanted].filter((id) => !isLately(unlistedAt.get(id) ?? 0)).length;
  }

  function isLately(time: number): boolean {
    return Math.abs(now() - time) < FRESH_MS;
  }

  function release(wanted: Set<string>, id: string): void {
    wanted.delete(id);
    claimed.delete(id);
    loading.delete(id);
    seen.delete(id);
    pressed.delete(id);
  }

  /** Takes what the newest pages of the workspaces show off the list of the wanted. */
  async function loadFromLists(wanted: Set<string>, tabId: number): Promise<void> {
    const turn = turnOf(() => wanted, tabId);
    for (const workspaceId of await workspacesToList()) {
      let cursor: string | null = null;
      for (let page = 0; page < LIST_PAGES && wanted.size > 0; page++) {
        const isCurrent = epoch.enter();
        const answer: Page<Ticket> | null = await service
          .listTickets(workspaceId, cursor, turn)
          .catch(() => null);
        const found = (answer?.items ?? []).filter(({ id }) => wanted.has(id));
        await keep(found, isCurrent);
        for (const ticket of found) release(wanted, ticket.id);
        onChange();
        cursor = answer?.nextCursor ?? null;
        if (cursor === null) break;
      }
    }
    for (const [id, at] of unlistedAt) if (!isLately(at)) unlistedAt.delete(id);
    for (const id of wanted) unlistedAt.set(id, now());
  }

  async function workspacesToList(): Promise<string[]> {
    const value = await credential();
    if (typeof value === "string") return [];
    return value.workspaceId ? [value.workspaceId] : value.workspaces.map(({ id }) => id);
  }

  async function loadEach(ids: readonly string[], tabId: number): Promise<void> {
    const queue = [...ids];
    const worker = async () => {
      for (let id = queue.shift(); id !== undefined; id = queue.shift()) {
        await loadOne(id, tabId);
        claimed.delete(id);
        loading.delete(id);
        onChange();
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
  }

  async function loadOne(id: string, tabId: number): Promise<void> {
    const isCurrent = epoch.enter();
    try {
      await service.readTicket(
        id,
        turnOf(() => [id], tabId),
      );
    } catch (thrown) {
      // What nobody waited for any more did not fail.
      if (!(thrown instanceof NotWanted)) await rememberFailure(id, failureOf(thrown), isCurrent);
    }
  }

  async function freshAmong(ids: readonly string[]): Promise<string[]> {
    const known = await recallTickets(ids);
    return ids.filter((id) => {
      const { readAt = null, failure = null } = known.get(id) ?? {};
      return failure === null && readAt !== null && isFresh(readAt, now());
    });
  }

  return { load, shown, isLoading: (id) => loading.has(id) };
}
