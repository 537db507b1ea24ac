import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { networkWatch, onNetworkChange } from "./network";

/** Whether the browser has a network. */
const network = { onLine: true };
let events: EventTarget;

beforeEach(() => {
  network.onLine = true;
  events = new EventTarget();
  vi.stubGlobal("navigator", network);
  vi.stubGlobal("addEventListener", events.addEventListener.bind(events));
});
afterEach(() => vi.unstubAllGlobals());

test("whoever asks first finds out that the network is back, and only the first", () => {
  const onBack = vi.fn();
  const isOnline = networkWatch(onBack);
  expect(isOnline()).toBe(true);
  network.onLine = false;
  expect(isOnline()).toBe(false);
  expect(onBack).not.toHaveBeenCalled();
  network.onLine = true;
  expect([isOnline(), isOnline()]).toEqual([true, true]);
  expect(onBack).toHaveBeenCalledOnce();
});

test("nobody needs to ask where the browser tells it", () => {
  const onBack = vi.fn();
  networkWatch(onBack);
  events.dispatchEvent(new Event("online"));
  expect(onBack).toHaveBeenCalledOnce();
});

test("a page is told of both, until it ends", () => {
  const heard = vi.fn();
  const end = new AbortController();
  onNetworkChange(heard, end.signal);
  events.dispatchEvent(new Event("offline"));
  events.dispatchEvent(new Event("online"));
  expect(heard).toHaveBeenCalledTimes(2);
  end.abort();
  events.dispatchEvent(new Event("offline"));
  expect(heard).toHaveBeenCalledTimes(2);
});
