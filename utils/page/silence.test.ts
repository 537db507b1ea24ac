import { beforeEach, expect, it, vi } from "vitest";
import { defaultOrders, type FrameOrders } from "../core/protocol";
import { createSilence } from "./silence";

const scanner = { follow: vi.fn(), report: vi.fn(), leave: vi.fn() };
const start = vi.fn((_orders: FrameOrders, _signal: AbortSignal) => scanner);
const silent = { ...defaultOrders, isSilent: true };
let whole: AbortController;
let silence: ReturnType<typeof createSilence>;

beforeEach(() => {
  for (const mock of [start, ...Object.values(scanner)]) mock.mockClear();
  whole = new AbortController();
  silence = createSilence(start, whole.signal);
});

const signalOf = (call: number) => start.mock.calls[call]?.[1];

it("starts once, with the orders, and passes on later ones", () => {
  const later = { ...defaultOrders, underline: false };
  silence.apply(defaultOrders);
  silence.apply(later);
  expect(start.mock.calls).toEqual([[defaultOrders, expect.any(AbortSignal)]]);
  expect(scanner.follow.mock.calls).toEqual([[later]]);
});

it("does nothing where silence is wanted", () => {
  silence.apply(silent);
  expect(start).not.toHaveBeenCalled();
  expect(silence.scanner()).toBeUndefined();
});

it("falls silent and comes back at once", () => {
  silence.apply(defaultOrders);
  expect(silence.scanner()).toBe(scanner);
  silence.apply(silent);
  // What is pointed at would stay in the menu.
  expect(scanner.leave).toHaveBeenCalledOnce();
  expect(signalOf(0)?.aborted).toBe(true);
  expect(silence.scanner()).toBeUndefined();
  silence.apply(defaultOrders);
  expect(signalOf(1)?.aborted).toBe(false);
  expect(scanner.follow).not.toHaveBeenCalled();
});

it("ends with the whole script and does not start again", () => {
  silence.apply(defaultOrders);
  whole.abort();
  expect(signalOf(0)?.aborted).toBe(true);
  silence.apply(defaultOrders);
  expect(start).toHaveBeenCalledOnce();
  expect(silence.scanner()).toBeUndefined();
});
