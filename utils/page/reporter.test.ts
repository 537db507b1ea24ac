import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createReporter, type Reporter } from "./reporter";

const send = vi.fn();
let stop: AbortController;
let reporter: Reporter;

beforeEach(() => {
  vi.useFakeTimers();
  send.mockClear();
  stop = new AbortController();
  reporter = createReporter(send, 250, stop.signal);
});

afterEach(() => vi.useRealTimers());

it("knows that there is nothing at first", () => {
  reporter.set([]);
  reporter.set([], true);
  vi.advanceTimersByTime(1_000);
  expect(send).not.toHaveBeenCalled();
});

it("sends a list only once", () => {
  reporter.set(["a"]);
  reporter.set(["a"]);
  vi.advanceTimersByTime(1_000);
  reporter.set(["a"]);
  expect(send.mock.calls).toEqual([[["a"]]]);
});

it("sends what changed or is in another order, once in a while, the latest", () => {
  reporter.set(["a", "b"]);
  reporter.set(["b", "a"]);
  reporter.set(["c"]);
  vi.advanceTimersByTime(249);
  expect(send).toHaveBeenCalledOnce();
  vi.advanceTimersByTime(1);
  expect(send.mock.calls).toEqual([[["a", "b"]], [["c"]]]);
  vi.advanceTimersByTime(250);
  reporter.set(["d"]);
  expect(send).toHaveBeenLastCalledWith(["d"]);
});

it("does not send what changed and changed back", () => {
  reporter.set(["a"]);
  reporter.set([]);
  reporter.set(["a"]);
  vi.advanceTimersByTime(1_000);
  expect(send).toHaveBeenCalledOnce();
});

it("sends what is urgent at once", () => {
  reporter.set(["a"]);
  reporter.set([], true);
  expect(send).toHaveBeenLastCalledWith([]);
  reporter.set([], true);
  expect(send).toHaveBeenCalledTimes(2);
});

it("repeats what was sent when told so", () => {
  reporter.set([]);
  reporter.repeat([]);
  reporter.repeat([]);
  expect(send.mock.calls).toEqual([[[]], [[]]]);
});

it("ends with its signal", () => {
  reporter.set(["a"]);
  reporter.set(["b"]);
  stop.abort();
  vi.advanceTimersByTime(1_000);
  reporter.set(["c"], true);
  expect(send).toHaveBeenCalledOnce();
});
