import { beforeEach, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { Alarm } from "./alarm";

/** In ms since 1970; our clock may differ from the machine's. */
const now = 5_000;
const machineNow = 1_000_000;
const create = vi.fn();
const clear = vi.fn();
const ring = vi.fn();
let alarm: Alarm;

beforeEach(() => {
  fakeBrowser.reset();
  Object.assign(fakeBrowser.alarms, { create, clear });
  for (const mock of [create, clear, ring]) mock.mockClear();
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"], now: machineNow });
  alarm = new Alarm("bell", ring);
  return () => vi.useRealTimers();
});

test("rings by a timer while the worker lives, and by the browser again and again in case it does not", () => {
  alarm.set(now + 2_000, now);
  expect(create.mock.calls).toEqual([["bell", { when: machineNow + 2_000, periodInMinutes: 0.5 }]]);
  vi.advanceTimersByTime(1_999);
  expect(ring).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(ring).toHaveBeenCalledOnce();
});

test("rings at once where its time has gone by", () => {
  alarm.set(now - 9_000, now);
  expect(create.mock.calls).toEqual([["bell", expect.objectContaining({ when: machineNow })]]);
  vi.advanceTimersByTime(0);
  expect(ring).toHaveBeenCalledOnce();
});

test("is set once: the last time counts", () => {
  alarm.set(now + 1_000, now);
  alarm.set(now + 5_000, now);
  vi.advanceTimersByTime(4_999);
  expect(ring).not.toHaveBeenCalled();
});

test("comes early rather than at once for what a timer cannot count", () => {
  alarm.set(now + 40 * 86_400_000, now);
  vi.advanceTimersByTime(59_999);
  expect(ring).not.toHaveBeenCalled();
});

test("can be taken away", () => {
  alarm.set(now + 1_000, now);
  alarm.set(null, now);
  vi.advanceTimersByTime(10_000);
  expect(ring).not.toHaveBeenCalled();
  expect(clear.mock.calls).toEqual([["bell"]]);
});

test("is rung by the browser's alarm of its name, and no other", async () => {
  await fakeBrowser.alarms.onAlarm.trigger({ name: "another", scheduledTime: 0 });
  expect(ring).not.toHaveBeenCalled();
  await fakeBrowser.alarms.onAlarm.trigger({ name: "bell", scheduledTime: 0 });
  expect(ring).toHaveBeenCalledOnce();
});
