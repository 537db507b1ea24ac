import { beforeEach, describe, expect, it, vi } from "vitest";
import { ConduitError } from "../core/failure";
import { queueStateStore } from "./close-queue/queue-state";
import { NotWanted, type RequestGate, requestGate } from "./request-gate";
import { freshDatabase } from "./testing/fresh-database";

let now: number;
let gate: RequestGate;
let database: ReturnType<typeof freshDatabase>;
const makeGate = () =>
  requestGate(
    queueStateStore(database, () => now),
    () => now,
    () => 0,
  );

beforeEach(() => {
  now = 1_000_000;
  database = freshDatabase();
  gate = makeGate();
});

describe("the gate of requests", () => {
  it("lets a burst pass, and lets what the agent asked for go before reads and closes, and what the page led to last", async () => {
    for (let request = 0; request < 10; request++) await gate.admit({ priority: "screen" });
    vi.useFakeTimers({ toFake: ["setTimeout"] });
    const order: string[] = [];
    const wait = (priority: "automatic" | "close" | "read" | "screen") =>
      gate.admit({ priority }).then(() => order.push(priority));
    const all = Promise.all([wait("automatic"), wait("close"), wait("read"), wait("screen")]);
    while (order.length < 4) {
      now += 1_000;
      await vi.advanceTimersByTimeAsync(1_000);
      await new Promise((resolve) => setImmediate(resolve));
    }
    await all;
    vi.useRealTimers();
    expect(order).toEqual(["screen", "read", "close", "automatic"]);
  });

  it("sends those away that nobody wants any more, without a request for them", async () => {
    const wanted = { priority: "automatic", isWanted: () => true, onLeaving: vi.fn() } as const;
    const unwanted = { ...wanted, isWanted: () => false, onLeaving: vi.fn() };
    for (let request = 0; request < 20; request++)
      await expect(gate.admit(unwanted)).rejects.toBeInstanceOf(NotWanted);
    for (let request = 0; request < 10; request++) await gate.admit(wanted);
    expect(unwanted.onLeaving).not.toHaveBeenCalled();
    expect(wanted.onLeaving).toHaveBeenCalledTimes(10);
  });

  it("lets ten leave at once and then one a second", async () => {
    const start = now;
    const left: number[] = [];
    const paced = requestGate(
      queueStateStore(database, () => now),
      () => now,
      () => 0,
      async (ms) => {
        now += ms;
      },
    );
    const requests = Array.from({ length: 15 }, () =>
      paced.admit({ priority: "close" }).then(() => left.push(now - start)),
    );
    await Promise.all(requests);
    expect(left).toEqual([...Array(10).fill(0), 1_000, 2_000, 3_000, 4_000, 5_000]);
  });

  it("tells at once until when the service wants silence, also after the worker died", async () => {
    const limited = () => Promise.reject(new ConduitError("limited", { status: 429, until: now + 30_000 }));
    await expect(gate.watch(limited)).rejects.toMatchObject({
      failure: { kind: "limited", until: now + 30_000 },
    });
    for (const other of [gate, makeGate()])
      await expect(other.admit({ priority: "screen" })).rejects.toMatchObject({
        failure: { kind: "limited", until: now + 30_000 },
      });
    now += 30_000 + 5_000;
    await gate.admit({ priority: "screen" });
  });

  it("makes up a wait where the service names none", async () => {
    const limited = () => Promise.reject(new ConduitError("limited", { status: 429 }));
    await expect(gate.watch(limited)).rejects.toMatchObject({ failure: { until: now + 1_000 } });
  });

  it("leaves nobody waiting when the budget cannot be kept, and works again afterwards", async () => {
    const queue = queueStateStore(database, () => now);
    let broken = true;
    const fragile = requestGate(
      {
        ...queue,
        change: (change) => (broken ? Promise.reject(new Error("no disk")) : queue.change(change)),
      },
      () => now,
      () => 0,
    );
    await expect(fragile.admit({ priority: "close" })).rejects.toThrow("no disk");
    broken = false;
    await fragile.admit({ priority: "close" });
  });

  it("hands results and other failures on", async () => {
    expect(await gate.watch(async () => 5)).toBe(5);
    const broken = new ConduitError("server");
    await expect(gate.watch(() => Promise.reject(broken))).rejects.toBe(broken);
  });
});
