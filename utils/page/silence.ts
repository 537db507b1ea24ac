import type { PageSettings } from "../core/page-settings";
import { sitesOf } from "../core/sites";
import type { Scanner } from "./scanner";

/**
 * Runs the scanner, unless this frame belongs to a site where nothing is to be done; follows the settings from then on.
 *
 * @param start - starts a scanner, which ends with the signal it is given
 * @param whole - ends everything
 * @returns takes the settings, at first and whenever they change; and the scanner that runs, if any
 */
export function createSilence(start: (signal: AbortSignal) => Scanner, whole: AbortSignal) {
  let running: { scanner: Scanner; stop: AbortController } | undefined;

  function stop() {
    running?.stop.abort();
    running = undefined;
  }

  whole.addEventListener("abort", stop);
  return {
    scanner: () => running?.scanner,
    apply({ underline, silentSites }: PageSettings) {
      if (whole.aborted) return;
      if (hostsOfFrame().some((host) => sitesOf(host, silentSites).length > 0)) {
        running?.scanner.leave();
        return stop();
      }
      if (!running) {
        const controller = new AbortController();
        running = { scanner: start(controller.signal), stop: controller };
      }
      running.scanner.setUnderline(underline);
    },
  };
}

/** The hosts that a frame is of: its own, which frames without an address have from their parent, and where known those around it. */
function hostsOfFrame(): string[] {
  const { hostname, ancestorOrigins = [] } = location;
  const origins = [globalThis.origin, ...ancestorOrigins];
  return [hostname, ...origins.map((origin) => origin.replace(/^\w+:\/\/|:\d+$/g, ""))];
}
