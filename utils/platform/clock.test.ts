import { beforeEach, expect, test, vi } from "vitest";
import { SteadyClock } from "./clock";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["performance", "Date"], now: 1_000_000 });
  return () => vi.useRealTimers();
});

test("is right at first and goes on evenly, whoever moves the machine's clock", () => {
  const { now } = new SteadyClock();
  expect(now()).toBe(1_000_000);
  vi.setSystemTime(9_000_000);
  expect(now()).toBe(1_000_000);
  vi.advanceTimersByTime(2_000);
  expect(now()).toBe(1_002_000);
});

test("takes the machine's time again when it is told to", () => {
  const { now, resync } = new SteadyClock();
  vi.setSystemTime(9_000_000);
  resync();
  expect(now()).toBe(9_000_000);
});
