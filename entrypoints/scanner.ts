import { defineUnlistedScript } from "wxt/utils/define-unlisted-script";
import { startScanner } from "../utils/page/scanner";
import { soleSignal } from "../utils/page/sole-signal";
import { shadowRootOf, tell, watchSettings } from "../utils/platform/page-port";

/**
 * The content script, declared in the manifest by hand: WXT's own wrapper for content scripts tells every page of itself by an
 * event.
 */
export default defineUnlistedScript(() => {
  const { signal, stop } = soleSignal();
  const stopWhenOrphaned = async (isHeard: Promise<boolean>) => {
    if (!(await isHeard)) stop();
  };
  const scanner = startScanner({
    reportIds: (ids, startedAt) => stopWhenOrphaned(tell("reportIds", { ids, startedAt })),
    reportTarget: (ids) => stopWhenOrphaned(tell("reportTarget", { ids })),
    shadowRootOf,
    signal,
  });
  // Settings that cannot be read leave the ids underlined.
  watchSettings(({ underline }) => scanner.setUnderline(underline), signal).catch(() => {});
});
