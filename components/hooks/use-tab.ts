import { useEffect, useRef } from "preact/hooks";
import { isUnfinished } from "../../utils/core/close-job";
import type { TabView } from "../../utils/core/protocol";
import { ask } from "../../utils/platform/messaging";
import { type Asked, SOON_MS, useAsked } from "./use-asked";
import { type Shown, useLoading, useLoadingInView } from "./use-loading";
import { useLookingAgain } from "./use-looking-again";
import { useTryingAgain } from "./use-trying-again";

/** While something is under way the background is asked again this often, in ms: it may have been put to sleep meanwhile. */
const HEARTBEAT_MS = 10_000;

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

  const shown: Shown = { tabId, view: value, pastedIds, inView };
  const slow = useLoading(shown, first ? SOON_MS : 0);
  useLoadingInView(shown);
  useLookingAgain(shown);
  useTryingAgain(shown);
  return { ...asked, slow };
}

function isBusy(view: TabView): boolean {
  return (
    view.hold !== null ||
    // What was taken back goes after a while, and that is not announced.
    Object.values(view.jobs).some((job) => isUnfinished(job) || job.state === "cancelled") ||
    Object.values(view.tickets).some((known) => known.loading)
  );
}
