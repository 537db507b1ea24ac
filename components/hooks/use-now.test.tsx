// @vitest-environment happy-dom
import { act, cleanup, renderHook } from "@testing-library/preact";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { useNow } from "./use-now";

const START = Date.UTC(2026, 0, 1);

beforeEach(() => void vi.useFakeTimers({ now: START }));
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const pass = (ms: number) => act(() => void vi.advanceTimersByTime(ms));

/** Follows the clock; `drawn` counts how often it had its component drawn. */
function clock(everyMs: number | null) {
  const drawn = vi.fn();
  const { result, rerender } = renderHook(
    (every: number | null) => {
      drawn();
      const now = useNow(every);
      // To draw takes its time.
      vi.setSystemTime(Date.now() + 5);
      return now;
    },
    { initialProps: everyMs },
  );
  return { now: () => result.current - START, drawn, set: (every: number | null) => rerender(every) };
}

test("goes on in its steps, and draws nothing twice at its start", () => {
  const { now, drawn } = clock(1_000);
  expect(drawn).toHaveBeenCalledTimes(1);
  pass(999);
  expect(now()).toBe(0);
  pass(1);
  expect(now()).toBe(1_005);
});

test("stands still, and has the right time at once when it goes on", () => {
  const { now, set } = clock(null);
  pass(5_000);
  expect(now()).toBe(0);
  set(1_000);
  expect(now()).toBeGreaterThanOrEqual(5_000);
});
