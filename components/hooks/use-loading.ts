import { useEffect, useRef, useState } from "preact/hooks";
import type { TabView } from "../../utils/core/protocol";
import { ask } from "../../utils/platform/messaging";

/** Details that are not here and not being read after this long, in ms, are not coming by themselves. */
const SLOW_MS = 30_000;

/** What is shown of a tab, as far as it decides what is to be read. */
export interface Shown {
  tabId: number;
  view: TabView | null;
  pastedIds: readonly string[];
  /** The tickets whose rows can be seen. */
  inView: readonly string[];
}

/** Has tickets read for a tab as far as they are not known or were not read lately. @throws when the background does not answer */
export function load(tabId: number, ids: readonly string[], inView: readonly string[]): Promise<void> {
  return ask.loadTickets({ tabId, ids: [...ids], inView: [...inView], refresh: false });
}

/** With another token or workspace other tickets may be read: whatever was asked for before is to be asked for anew. `null`: nothing can be. */
function reachOf(view: TabView | null): string | null {
  if (view?.connection.state !== "connected") return null;
  const { savedAt, workspaceId } = view.connection;
  return `${savedAt} ${workspaceId ?? ""}`;
}

/**
 * Asks for the tickets that nobody asked for yet; tells when the wait for the last of them has become long.
 *
 * @param pauseMs - so long after the first drawing the first of them are asked for
 */
export function useLoading({ tabId, view, pastedIds }: Shown, pauseMs: number): boolean {
  const requested = useRef(new Requested());
  const pause = useRef(pauseMs);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const [slow, setSlow] = useState(false);
  useEffect(() => () => clearTimeout(timer.current), []);
  const reach = reachOf(view);
  const shown = [...pastedIds, ...(view?.ids ?? [])];
  const key = requested.current.missing(reach, shown).join(" ");
  useEffect(() => {
    if (!key || reach === null) return;
    const ids = key.split(" ");
    requested.current.add(ids);
    setSlow(false);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setSlow(true), SLOW_MS);
    // Not answered: the rows then say that their details are not here, and "Refresh" asks again.
    const ask = () => void load(tabId, ids, []).catch(() => setSlow(true));
    if (pause.current > 0) setTimeout(ask, pause.current);
    else ask();
    pause.current = 0;
  }, [key, reach, tabId]);
  return slow;
}

/** Asks once for those that can be seen and of which nothing is known yet: the background may have passed them over. */
export function useLoadingInView({ tabId, view, inView }: Shown): void {
  const requested = useRef(new Requested());
  const reach = reachOf(view);
  const unknown = inView.filter((id) => {
    const known = view?.tickets[id];
    return known !== undefined && known.ticket === null && known.failure === null;
  });
  const key = requested.current.missing(reach, unknown).join(" ");
  useEffect(() => {
    if (!key || reach === null) return;
    const ids = key.split(" ");
    requested.current.add(ids);
    // Not answered: "Refresh" asks again.
    load(tabId, ids, ids).catch(() => {});
  }, [key, reach, tabId]);
}

/** What was asked for already. */
class Requested {
  #reach: string | null = null;
  #ids = new Set<string>();

  /** Those of some ids that were not asked for yet within this reach. What is gone from them and comes back is asked for again. */
  missing(reach: string | null, ids: readonly string[]): string[] {
    if (reach !== null && reach !== this.#reach) {
      this.#reach = reach;
      this.#ids = new Set();
    }
    const before = this.#ids;
    this.#ids = new Set(ids.filter((id) => before.has(id)));
    return ids.filter((id) => !before.has(id));
  }

  add(ids: readonly string[]): void {
    for (const id of ids) this.#ids.add(id);
  }
}
