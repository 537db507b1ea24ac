import { useEffect, useState } from "preact/hooks";
import { type ActiveTab, activeTab, onActiveTabChange } from "../../utils/platform/tabs";
import { coalesced } from "./answer-in-time";

/** The tab in front in this window, followed; `undefined` before it is known, `null` where it cannot be named. */
export function useActiveTab(): ActiveTab | null | undefined {
  const [tab, setTab] = useState<ActiveTab | null | undefined>(undefined);
  useEffect(() => {
    const stop = new AbortController();
    // One question at a time: a late answer never replaces a newer one.
    const look = coalesced(async () => {
      const now = await activeTab().catch(() => null);
      if (!stop.signal.aborted) setTab((before) => (isSame(before, now) ? before : now));
    });
    onActiveTabChange(look, stop.signal);
    look();
    return () => stop.abort();
  }, []);
  return tab;
}

function isSame(one: ActiveTab | null | undefined, other: ActiveTab | null): boolean {
  return one !== undefined && one?.id === other?.id && one?.url === other?.url;
}
