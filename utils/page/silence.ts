import type { FrameOrders } from "../core/protocol";
import type { Scanner } from "./scanner";

/**
 * Runs the scanner, unless the background wants silence in this frame.
 *
 * @param start - starts a scanner, which ends with the signal it is given
 * @param whole - ends everything
 * @returns takes the orders, at first and whenever they come anew; and the scanner that runs, if any
 */
export function createSilence(
  start: (orders: FrameOrders, signal: AbortSignal) => Scanner,
  whole: AbortSignal,
) {
  let running: { scanner: Scanner; stop: AbortController } | undefined;

  function stop() {
    running?.stop.abort();
    running = undefined;
  }

  whole.addEventListener("abort", stop);
  return {
    scanner: () => running?.scanner,
    apply(orders: FrameOrders) {
      if (whole.aborted) return;
      if (orders.isSilent) {
        running?.scanner.leave();
        return stop();
      }
      if (running) return running.scanner.follow(orders);
      const controller = new AbortController();
      running = { scanner: start(orders, controller.signal), stop: controller };
    },
  };
}
