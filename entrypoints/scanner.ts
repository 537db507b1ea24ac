import { defineUnlistedScript } from "wxt/utils/define-unlisted-script";
import { defaultOrders, type FrameOrders } from "../utils/core/protocol";
import { trusted } from "../utils/core/trusted";
import { hostsOfFrame } from "../utils/page/hosts";
import { startScanner } from "../utils/page/scanner";
import { whenShown } from "../utils/page/shown";
import { createSilence } from "../utils/page/silence";
import { soleSignal } from "../utils/page/sole-signal";
import { onNudge, shadowRootFinder, tell } from "../utils/platform/page-port";

/**
 * The content script, declared in the manifest by hand: WXT's own wrapper for content scripts tells every page of itself by an
 * event.
 */
export default defineUnlistedScript(() => {
  const { signal: whole, stop } = soleSignal();
  let startedAt: number;
  let hasOrders = false;

  /** Reports ids; what is answered is done. */
  async function reportIds(ids: string[], startedAt: number) {
    const orders = await tell("reportIds", { ids, startedAt, hosts: hostsOfFrame() }, stop);
    // Where nobody answers at first, everything is on.
    if (orders || !hasOrders) silence.apply(orders ?? defaultOrders);
    hasOrders = true;
  }

  const start = (orders: FrameOrders, signal: AbortSignal) =>
    startScanner({
      reportIds,
      reportTarget: (ids, takes) => void tell("reportTarget", { ids, takes }, stop),
      shadowRootOf: shadowRootFinder(),
      startedAt,
      orders,
      signal,
    });
  const silence = createSilence(start, whole);
  const begin = () => void reportIds([], startedAt);
  // What the site may do can have changed while the page lay in the browser's cache, where no nudge comes.
  const onShow = ({ persisted }: PageTransitionEvent) => {
    if (!persisted) return;
    startedAt = Date.now();
    if (!silence.scanner()) begin();
  };
  whenShown((shownAt) => {
    startedAt = shownAt;
    addEventListener("pageshow", trusted(onShow), { signal: whole });
    onNudge(() => (silence.scanner()?.report ?? begin)(), whole);
    begin();
  }, whole);
});
