import { useEffect, useRef } from "preact/hooks";
import { load, type Shown } from "./use-loading";

/** The least wait, in ms: a limit that has passed by our clock may not have by the background's. */
const LEAST_MS = 1_000;

/**
 * Has read what could not be read for a reason that passes: once the service's limit is over, and once the network is back. What
 * was found in no list is only read where it can be seen.
 */
export function useTryingAgain(shown: Shown): void {
  const latest = useRef(shown);
  latest.current = shown;

  const until = limitedUntil(shown);
  useEffect(() => {
    if (until === null) return undefined;
    const again = () => tryAgain(latest.current, ["limited"]);
    const timer = setTimeout(again, Math.max(LEAST_MS, until - Date.now()));
    return () => clearTimeout(timer);
  }, [until]);

  const isOffline = shown.view?.hold?.kind === "offline";
  useEffect(() => {
    if (isOffline) return undefined;
    const online = () => tryAgain(latest.current, ["offline", "network"]);
    // The banner goes when the background knows: what failed until then is read now.
    if (failedFor(latest.current, ["offline"]).length > 0 && navigator.onLine) online();
    addEventListener("online", online);
    return () => removeEventListener("online", online);
  }, [isOffline]);
}

function limitedUntil(shown: Shown): number | null {
  const times = failedFor(shown, ["limited"]).map((id) => shown.view?.tickets[id]?.failure?.until ?? 0);
  return times.length > 0 ? Math.max(...times) : null;
}

function failedFor({ view, pastedIds }: Shown, kinds: readonly string[]): string[] {
  const ids = new Set([...pastedIds, ...(view?.ids ?? [])]);
  return [...ids].filter((id) => kinds.includes(view?.tickets[id]?.failure?.kind ?? ""));
}

function tryAgain(shown: Shown, kinds: readonly string[]): void {
  const ids = failedFor(shown, kinds);
  // Not answered: "Refresh" asks again.
  if (ids.length > 0) load(shown.tabId, ids, shown.inView).catch(() => {});
}
