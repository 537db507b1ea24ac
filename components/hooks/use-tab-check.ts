import { useEffect } from "preact/hooks";
import { ask } from "../../utils/platform/messaging";
import { onTabLoaded } from "../../utils/platform/tabs";

/**
 * Has it checked whether the tab in front still has a page that we look at, at once and whenever it has loaded another: pages that
 * the browser keeps us off, and its own viewers of files, do not tell that they took a page's place.
 */
export function useTabCheck(tabId: number | undefined): void {
  useEffect(() => {
    if (tabId === undefined) return undefined;
    const stop = new AbortController();
    // Not answered: what is shown stays.
    const check = () => void ask.checkTab({ tabId }).catch(() => {});
    check();
    onTabLoaded((loaded) => loaded === tabId && check(), stop.signal);
    return () => stop.abort();
  }, [tabId]);
}
