import { defaultOrders, type FrameOrders, type PageProtocol } from "../core/protocol";
import { trusted } from "../core/trusted";
import type { ShadowRootOf } from "./elements";
import { hostsOfFrame } from "./hosts";
import { startScanner } from "./scanner";
import { whenShown } from "./shown";
import { createSilence } from "./silence";
import { soleSignal } from "./sole-signal";

/** Tells the background something, as `tell` of `platform/page-port` does. */
type Tell = <Name extends keyof PageProtocol>(
  name: Name,
  args: Parameters<PageProtocol[Name]>[0],
  onOrphaned: () => void,
) => Promise<ReturnType<PageProtocol[Name]> | undefined>;

/**
 * Looks at this frame as the background orders, from when it is shown until another script of ours takes over or the extension is gone.
 *
 * @param onNudge - calls back when the background wants everything reported anew, until the signal aborts
 */
export function startFrame(
  tell: Tell,
  onNudge: (callback: () => void, signal: AbortSignal) => void,
  shadowRootOf: ShadowRootOf,
): void {
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
      shadowRootOf,
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
}
