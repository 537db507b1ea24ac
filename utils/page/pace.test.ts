import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createPace } from "./pace";
import { runInSlices } from "./slices";

let stop: AbortController;
/** How long each step of the work takes, in ms. */
const COST = 3;
const work = vi.fn(function* (steps = 10, cost = COST) {
  for (let step = 0; step < steps; step++) {
    vi.setSystemTime(Date.now() + cost);
    now += cost;
    yield;
  }
});
let now: number;
const others = vi.fn();

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"] });
  now = 0;
  vi.spyOn(performance, "now").mockImplementation(() => now);
  vi.stubGlobal("scheduler", { yield: async () => others(now) });
  stop = new AbortController();
  work.mockClear();
  others.mockClear();
});

afterEach(() => {
  stop.abort();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe("runInSlices", () => {
  it("lets others run every ms, in long work every 4 ms, and counts its own time", async () => {
    expect(await runInSlices(work(400, 0.25), stop.signal)).toBe(100);
    const pauses = others.mock.calls.map(([at], index, all) => at - (all[index - 1]?.[0] ?? 0));
    expect(pauses.slice(0, 5)).toEqual([1, 1, 1, 1, 1]);
    expect(pauses.slice(-5)).toEqual([4, 4, 4, 4, 4]);
    expect(pauses.toSorted((one, other) => one - other)).toEqual(pauses);
  });

  it.each([undefined, {}])("does so less often where each time takes long: %o", async (scheduler) => {
    vi.stubGlobal("scheduler", scheduler);
    const timers = vi.spyOn(globalThis, "setTimeout");
    const spent = runInSlices(work(), stop.signal);
    expect(vi.getTimerCount()).toBe(1);
    await vi.runAllTimersAsync();
    expect(await spent).toBe(10 * COST);
    expect(timers).toHaveBeenCalledTimes(3);
  });

  it("tells the work when others had their turn", async () => {
    const told: boolean[] = [];
    const work = (function* (): Generator<void, void, boolean> {
      for (let step = 0; step < 7; step++) {
        now += 0.4;
        told.push(yield);
      }
    })();
    await runInSlices(work, stop.signal);
    expect(told).toEqual([false, false, true, false, false, true, false]);
  });

  it("ends with its signal", async () => {
    others.mockImplementationOnce(() => stop.abort());
    expect(await runInSlices(work(), stop.signal)).toBe(COST);
  });
});

describe("createPace", () => {
  it("asks nothing of a window that has gone, as Firefox throws then", () => {
    vi.spyOn(globalThis, "setTimeout").mockImplementation(() => {
      throw new Error("NS_ERROR_NOT_INITIALIZED");
    });
    expect(() => createPace(work, () => 0, stop.signal).ask()).not.toThrow();
  });

  it("gathers what is asked for, and works once", async () => {
    const pace = createPace(work, () => 50, stop.signal);
    pace.ask();
    await pass(30);
    pace.ask();
    await pass(19);
    expect(work).not.toHaveBeenCalled();
    await pass(1);
    expect(work).toHaveBeenCalledOnce();
    await pass(10_000);
    expect(work).toHaveBeenCalledOnce();
  });

  it("does what is urgent at once", async () => {
    const pace = createPace(work, () => 50, stop.signal);
    pace.ask();
    pace.ask(true);
    await pass(0);
    expect(work).toHaveBeenCalledOnce();
  });

  it("takes a twentieth of the time at most, but for the first round", async () => {
    const pace = createPace(
      () => work(),
      () => 50,
      stop.signal,
    );
    pace.ask(true);
    await pass(0);
    const from = now;
    const rounds = work.mock.calls.length;
    while (now < from + 60_000) {
      pace.ask();
      await pass(5);
    }
    const share = ((work.mock.calls.length - rounds) * 10 * COST) / (now - from);
    expect(share).toBeLessThanOrEqual(0.05);
    expect(share).toBeGreaterThan(0.04);
  });

  it("does not rest after the first round, which is long on a big page", async () => {
    const pace = createPace(
      () => work(),
      () => 50,
      stop.signal,
    );
    pace.ask(true);
    await pass(0);
    pace.ask();
    await pass(60);
    expect(work).toHaveBeenCalledTimes(2);
  });

  it("rests after what was not urgent, the first time too, and lets what is urgent break the rest", async () => {
    const pace = createPace(
      () => work(),
      () => 50,
      stop.signal,
    );
    pace.ask();
    await pass(50);
    pace.ask();
    await pass(400);
    expect(work).toHaveBeenCalledTimes(1);
    pace.ask(true);
    await pass(0);
    expect(work).toHaveBeenCalledTimes(2);
  });

  it("is as urgent afterwards as it was asked while it worked", async () => {
    const pace = createPace(
      function* () {
        yield* work(5);
        if (work.mock.calls.length > 1) return;
        pace.ask(true);
        pace.ask();
      },
      () => 50,
      stop.signal,
    );
    pace.ask();
    await pass(52);
    expect(work).toHaveBeenCalledTimes(2);
  });

  it("works again when it was asked while it worked", async () => {
    const pace = createPace(
      function* () {
        yield* work(1);
        if (work.mock.calls.length === 1) pace.ask();
      },
      () => 50,
      stop.signal,
    );
    pace.ask();
    await pass(200);
    expect(work).toHaveBeenCalledTimes(2);
  });

  it("ends with its signal", async () => {
    const pace = createPace(work, () => 50, stop.signal);
    pace.ask();
    stop.abort();
    pace.ask(true);
    await pass(1_000);
    expect(work).not.toHaveBeenCalled();
  });
});

async function pass(ms: number) {
  for (let passed = 0; passed < ms; passed++) {
    now++;
    await vi.advanceTimersByTimeAsync(1);
  }
  if (ms === 0) await vi.advanceTimersByTimeAsync(0);
}
