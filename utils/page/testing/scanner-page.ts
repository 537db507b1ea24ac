import { afterEach, beforeEach, vi } from "vitest";
import { defaultOrders, type FrameOrders } from "../../core/protocol";
import { type Scanner, startScanner } from "../scanner";

export const reportIds = vi.fn<(ids: string[]) => void>();
export const startedAt = vi.fn<(time: number) => void>();
export const reportTarget = vi.fn<(ids: string[]) => void>();

/** Ends the scanner under test. */
export let stop: AbortController;

/** Gives each test of a file an empty page, and a clock that it moves itself. */
export function useEmptyPage(): void {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    vi.stubGlobal("scheduler", { yield: () => Promise.resolve() });
    vi.stubGlobal("requestIdleCallback", (callback: () => void) => setTimeout(callback));
    reportIds.mockClear();
    startedAt.mockClear();
    reportTarget.mockClear();
    document.body.innerHTML = "";
    stop = new AbortController();
  });

  afterEach(() => {
    stop.abort();
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });
}

/** Starts a scanner and lets it look at the page once. */
export async function start(orders: FrameOrders = defaultOrders): Promise<Scanner> {
  const scanner = startScanner({
    reportIds(ids, time) {
      reportIds(ids);
      startedAt(time);
    },
    reportTarget: (ids) => reportTarget(ids),
    shadowRootOf: (element) => element.shadowRoot,
    orders,
    startedAt: performance.timeOrigin,
    signal: stop.signal,
  });
  await pass(0);
  return scanner;
}

/** Lets time pass, in ms. */
export async function pass(ms: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(ms);
}

/**
 * Asks for the menu of the first link.
 *
 * @returns a mock that was called if the page was asked what is there
 */
export function askForMenu() {
  const caretPositionFromPoint = vi.fn();
  Object.assign(document, { caretPositionFromPoint });
  const event = new PointerEvent("pointerdown", { bubbles: true, button: 2 });
  Object.defineProperty(event, "isTrusted", { value: true });
  document.querySelector("a")?.dispatchEvent(event);
  return caretPositionFromPoint;
}

/** Lets an event happen as the browser itself makes them. */
export function happen(type: string, target: EventTarget = window, more: object = {}): void {
  const event = Object.assign(new Event(type, { bubbles: true, composed: true }), more);
  Object.defineProperty(event, "isTrusted", { value: true });
  target.dispatchEvent(event);
}
