import { defineUnlistedScript } from "wxt/utils/define-unlisted-script";
import { startScanner } from "../utils/page/scanner";
import { soleSignal } from "../utils/page/sole-signal";
import { onNudge, shadowRootOf, tell, watchSettings } from "../utils/platform/page-port";

/**
 * The content script, declared in the manifest by hand: WXT's own wrapper for content scripts tells every page of itself by an
 * event.
 */
export default defineUnlistedScript(() => {
  const { signal, stop } = soleSignal();
  const scanner = startScanner({
    reportIds: async (ids, startedAt) => {
      const marks = await tell("reportIds", { ids, startedAt }, stop);
      if (marks) scanner.setMarks(marks);
    },
    reportTarget: (ids) => void tell("reportTarget", { ids }, stop),
    shadowRootOf,
    signal,
  });
  onNudge(scanner.report, signal);
  // Settings that cannot be read leave the ids underlined.
  watchSettings(({ underline }) => scanner.setUnderline(underline), signal).catch(() => {});
});
