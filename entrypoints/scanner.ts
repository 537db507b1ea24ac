import { defineUnlistedScript } from "wxt/utils/define-unlisted-script";
import { parsePageSettings } from "../utils/core/page-settings";
import { startScanner } from "../utils/page/scanner";
import { createSilence } from "../utils/page/silence";
import { soleSignal } from "../utils/page/sole-signal";
import { onNudge, shadowRootOf, tell, watchSettings } from "../utils/platform/page-port";

/**
 * The content script, declared in the manifest by hand: WXT's own wrapper for content scripts tells every page of itself by an
 * event.
 */
export default defineUnlistedScript(() => {
  const { signal: whole, stop } = soleSignal();
  const start = (signal: AbortSignal) => {
    const scanner = startScanner({
      reportIds: async (ids, startedAt) => {
        const marks = await tell("reportIds", { ids, startedAt }, stop);
        if (marks) scanner.setMarks(marks);
      },
      reportTarget: (ids) => void tell("reportTarget", { ids }, stop),
      shadowRootOf,
      signal,
    });
    return scanner;
  };
  const silence = createSilence(start, whole);
  onNudge(() => silence.scanner()?.report(), whole);
  // Settings that cannot be read leave everything on.
  watchSettings(silence.apply, whole).catch(() => silence.apply(parsePageSettings(null)));
});
