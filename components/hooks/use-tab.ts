import { useEffect, useRef, useState } from "preact/hooks";
import { isUnfinished } from "../../utils/core/close-job";
import type { TabView } from "../../utils/core/protocol";
import { ask } from "../../utils/platform/messaging";
import { type Asked, useAsked } from "./use-asked";

/** While something is under way the background is asked again this often, in ms: it may have been put to sleep meanwhile. */
const HEARTBEAT_MS = 10_000;
/** Details that are not here and not being read after this long, in ms, are not coming by themselves. */
const SLOW_MS = 30_000;

/** What is known of a tab. `slow`: details that are still missing are not coming by themselves any more. */
export interface AskedTab extends Asked<TabView> {
  slow: boolean;
}

/**
 * Everything the popup shows of a tab, kept up to date. Tickets that were not asked for yet are asked for when they first appear.
 *
 * @param pastedIds - further ids whose tickets are wanted
 * @param inView - the tickets whose rows can be seen
 * @param first - what is known already
 */
export function useTab(
  tabId: number,
  pastedIds: readonly string[],
  inView: readonly string[],
  first?: TabView,
): AskedTab {
  const pasted = pastedIds.join(" ");
  const asked = useAsked(() => ask.getTab({ tabId, ...(pasted && { pastedIds: pasted.split(" ") }) }), first);
  const { value, askAgain } = asked;
  const askedWith = useRef(pasted);
  useEffect(() => {
    if (pasted !== askedWith.current) askAgain();
    askedWith.current = pasted;
  }, [pasted, askAgain]);

  const busy = value !== null && isBusy(value);
  useEffect(() => {
    if (!busy) return undefined;
    const timer = setInterval(askAgain, HEARTBEAT_MS);
    return () => clearInterval(timer);
  }, [busy, askAgain]);

  const slow = useLoading(tabId, value, pastedIds);
  useLoadingInView(tabId, value, inView);
  return { ...asked, slow };
}

/** Asks for the tickets that nobody asked for yet; tells when the wait for the last of them has become long. */
function useLoading(tabId: number, view: TabView | null, pastedIds: readonly string[]): boolean {
  const requested = useRef({ savedAt: 0, ids: new Set<string>() });
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const [slow, setSlow] = useState(false);
  useEffect(() => () => clearTimeout(timer.current), []);
  const savedAt = view?.connection.state === "connected" ? view.connection.savedAt : null;
  // With another token other tickets may be read: all are asked for anew.
  if (savedAt !== null && savedAt !== requested.current.savedAt)
    requested.current = { savedAt, ids: new Set() };
  const wanted = [...pastedIds, ...(view?.ids ?? [])].filter((id) => !requested.current.ids.has(id));
  const key = wanted.join(" ");
  useEffect(() => {
    if (!key || savedAt === null) return;
    const ids = key.split(" ");
    for (const id of ids) requested.current.ids.add(id);
    setSlow(false);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setSlow(true), SLOW_MS);
    // Not answered: the rows then say that their details are not here, and "Refresh" asks again.
    ask.loadTickets({ tabId, ids, inView: [], refresh: false }).catch(() => setSlow(true));
  }, [key, savedAt, tabId]);
  return slow;
}

/** Asks once for those that can be seen and of which nothing is known yet: the background may have passed them over. */
function useLoadingInView(tabId: number, view: TabView | null, inView: readonly string[]): void {
  const requested = useRef(new Set<string>());
  const isUnknown = (id: string) => {
    const known = view?.tickets[id];
    return known !== undefined && known.ticket === null && known.failure === null;
  };
  const key = inView.filter((id) => isUnknown(id) && !requested.current.has(id)).join(" ");
  useEffect(() => {
    if (!key || view?.connection.state !== "connected") return;
    const ids = key.split(" ");
    for (const id of ids) requested.current.add(id);
    // Not answered: "Refresh" asks again.
    ask.loadTickets({ tabId, ids, inView: ids, refresh: false }).catch(() => {});
  }, [key, view?.connection.state, tabId]);
}

function isBusy(view: TabView): boolean {
  return (
    view.hold !== null ||
    Object.values(view.jobs).some(isUnfinished) ||
    Object.values(view.tickets).some((known) => known.loading)
  );
}
