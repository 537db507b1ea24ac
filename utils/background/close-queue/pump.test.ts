import { beforeEach, describe, expect, it, vi } from "vitest";
import { memoryJobStore, memoryQueueState } from "../../../soak/memory-stores";
import { type CloseJob, MAX_WAIT_MS } from "../../core/close-job";
import { advance } from "../../core/close-transitions";
import { ConduitError } from "../../core/failure";
import { GESTURE_AT, sampleIds, sampleJob, sampleTicket } from "../../core/testing/samples";
import { freshDatabase } from "../testing/fresh-database";
import { SimulatedService } from "../testing/simulated-service";
import { createPump, type Pump } from "./pump";
import { type QueueStateStore, queueStateStore } from "./queue-state";
import { type JobStore, jobStore } from "./store";

let now: number;
let wake: number | null;
let online: boolean;
let hasAccess: boolean;
let credentialId: string | null;
let service: SimulatedService;
let store: JobStore;
let queue: QueueStateStore;
let pump: Pump;
let states: string[];
let passes: number;
/** How much longer the machine slept than its worker knows, in ms. */
let slept: number;

beforeEach(() => {
  now = GESTURE_AT;
  wake = null;
  online = true;
  hasAccess = true;
  credentialId = "credential-1";
  states = [];
  passes = 0;
  slept = 0;
  const database = freshDatabase();
  store = jobStore(database);
  queue = queueStateStore(database, () => now);
  service = new SimulatedService(() => now);
  pump = makePump();
});

function makePump(): Pump {
  return createPump({
    store,
    queue,
    service,
    credentialId: async () => credentialId,
    hasAccess: async () => hasAccess,
    isOnline: () => online,
    now: () => now,
    wallNow: () => now + slept,
    exclusively: (pass) => {
      passes++;
      return pass();
    },
    onChange: (job) => states.push(job.state),
    wakeAt: (time) => {
      wake = time;
    },
  });
}

/** Runs the pump whenever it asks for it, for so long (simulated). */
async function runFor(ms: number): Promise<void> {
  const end = now + ms;
  await pump.run();
  for (let rounds = 0; wake !== null && wake <= end && rounds < 1_000; rounds++) {
    now = Math.max(now, wake);
    await pump.run();
  }
  now = end;
}

async function job(): Promise<CloseJob> {
  const stored = await store.get("job-1");
  if (!stored) throw new Error("The job is gone.");
  return stored;
}

describe("the pump", () => {
  it("sends nothing within the undo window, one request after it", async () => {
    await store.add([sampleJob()], now);
    await runFor(4_999);
    expect(service.received).toEqual([]);
    await runFor(1);
    expect(service.received).toEqual([sampleIds.ticket]);
    expect(await job()).toMatchObject({ state: "closed", evidence: "answer" });
    expect(states).toEqual(["sending", "closed"]);
    expect(wake).toBeNull();
  });

  it("sends nothing after undo", async () => {
    await store.add([sampleJob()], now);
    await runFor(3_000);
    await store.replace(advance(await job(), { type: "undo" }, now));
    await runFor(60_000);
    expect(service.received).toEqual([]);
  });

  it("lets an undo win that comes while the request waits for its admission", async () => {
    await store.add([sampleJob()], now);
    service.admitClose = async () => {
      await store.replace(advance(await job(), { type: "undo" }, now));
    };
    await runFor(10_000);
    expect(service.received).toEqual([]);
    expect((await job()).state).toBe("cancelled");
  });

  it("does what many ask for at once in one pass, and what is asked meanwhile in one more", async () => {
    await store.add([sampleJob({ dueAt: now })], now);
    await Promise.all(Array.from({ length: 5 }, () => pump.run()));
    expect([service.received.length, passes]).toEqual([1, 1]);
    service.readBack = async () => {
      void pump.run();
      void pump.run();
      return { kind: "failed", isAnswered: false };
    };
    await store.add([sampleJob({ id: "doubt", ticketId: "other", state: "checking", dueAt: now })], now);
    await pump.run();
    expect(passes).toBe(3);
  });

  it("runs again however soon after its end it is asked to", async () => {
    // In memory everything is done within microtasks, so that no moment between two of them is left out.
    store = memoryJobStore();
    queue = memoryQueueState(() => now);
    pump = makePump();
    for (let microtasks = 0; microtasks < 60; microtasks++) {
      const id = `job-after-${microtasks}`;
      const first = pump.run();
      for (let turn = 0; turn < microtasks; turn++) await Promise.resolve();
      void store.add([sampleJob({ id, ticketId: id, dueAt: now })], now);
      await Promise.all([pump.run(), first]);
      expect((await store.get(id))?.state, `after ${microtasks} microtasks`).toBe("closed");
    }
  });

  it("sends nothing that waited long while it cannot be looked at", async () => {
    service.readBack = async () => ({ kind: "not-sent" });
    await store.add([sampleJob({ createdAt: now - 3_600_000, dueAt: now })], now);
    await pump.run();
    expect(service.received).toEqual([]);
    expect(wake).toBe(now + 30_000);
  });

  it("learns nothing of the service from a request that never left", async () => {
    const outage = { unknowns: 4, lookAt: null, waitMs: 30_000 };
    await queue.change((state) => ({ state: { ...state, outage }, result: undefined }));
    service.fates = ["offline"];
    await store.add([sampleJob({ dueAt: now })], now);
    await pump.run();
    expect((await queue.read()).outage).toEqual(outage);
  });

  it("has itself woken should its worker end in the middle", async () => {
    await store.add([sampleJob({ dueAt: now })], now);
    service.close = async () => {
      expect(wake).toBe(now + 30_000);
      return { kind: "unknown", status: null };
    };
    await pump.run();
    expect((await job()).state).toBe("checking");
  });

  it("waits out a silence, not longer, when the clock went back meanwhile", async () => {
    service.fates = ["limited"];
    await store.add([sampleJob()], now);
    await runFor(6_000);
    now -= 3_600_000;
    pump = makePump();
    await runFor(60_000);
    expect((await job()).state).toBe("closed");
  });

  it("stores the job as sending before the request leaves", async () => {
    await store.add([sampleJob()], now);
    const close = service.close.bind(service);
    service.close = async (sending) => {
      expect(await job()).toMatchObject({ state: "sending", attempts: 1 });
      return close(sending);
    };
    await runFor(6_000);
    expect((await job()).state).toBe("closed");
  });

  it.each(["token", "permission"])(
    "looks at nothing and wakes nobody without a %s, and goes on with it",
    async (what) => {
      service.fates = ["lost-after"];
      const readBack = vi.spyOn(service, "readBack");
      await store.add([sampleJob()], now);
      await runFor(5_000);
      if (what === "token") credentialId = null;
      else hasAccess = false;
      const before = await job();
      await runFor(3_600_000);
      expect(await job()).toEqual(before);
      expect([readBack.mock.calls.length, wake, before.state]).toEqual([0, null, "checking"]);
      credentialId = "credential-2";
      hasAccess = true;
      await runFor(1_000);
      expect(await job()).toMatchObject({ state: "closed", evidence: "read-back", checks: 0 });
    },
  );

  it("takes a job found in sending for one whose outcome is not known", async () => {
    await store.add([sampleJob()], now);
    now += 5_000;
    await store.replace(advance(await job(), { type: "send" }, now));
    await service.close(await job());
    await runFor(3_000);
    expect(service.received).toHaveLength(1);
    expect(await job()).toMatchObject({ state: "closed", evidence: "read-back", reason: null });
  });

  it("sends a second time only 30 s later, after seeing the ticket open twice", async () => {
    service.fates = ["lost-before"];
    await store.add([sampleJob()], now);
    await runFor(34_900);
    expect(service.received).toHaveLength(1);
    await runFor(200);
    expect(service.received).toHaveLength(2);
    expect((await job()).state).toBe("closed");
  });

  it("does not send again what was applied unheard", async () => {
    service.fates = ["lost-after"];
    await store.add([sampleJob()], now);
    await runFor(120_000);
    expect(service.received).toHaveLength(1);
    expect(await job()).toMatchObject({ state: "closed", evidence: "read-back" });
  });

  it("asks the agent when nothing can be found out", async () => {
    service.fates = ["lost-after"];
    service.canBeRead = false;
    await store.add([sampleJob()], now);
    await runFor(120_000);
    expect(await job()).toMatchObject({ state: "needs-agent", reason: "not-found-out" });
    expect(service.received).toHaveLength(1);
  });

  it("reads back once after a refusal and keeps the service's sentence", async () => {
    service.fates = ["refused"];
    await store.add([sampleJob()], now);
    await runFor(6_000);
    expect(await job()).toMatchObject({
      state: "refused",
      refusal: { status: 409, sentence: "Not resolved." },
    });
  });

  it("holds everything when the token is refused, until another is connected", async () => {
    service.fates = ["forbidden"];
    await store.add([sampleJob(), sampleJob({ id: "job-2", ticketId: sampleIds.otherTicket })], now);
    await runFor(60_000);
    expect(service.received).toHaveLength(1);
    expect((await queue.read()).refused).toMatchObject({
      credentialId: "credential-1",
      failure: { status: 403 },
    });
    expect(await job()).toMatchObject({ state: "waiting", attempts: 0 });
    credentialId = "credential-2";
    await runFor(1_000);
    expect(await job()).toMatchObject({ state: "needs-agent", reason: "other-token" });
    expect(service.received).toHaveLength(1);
  });

  it("waits while the service wants silence, then sends", async () => {
    service.fates = ["limited"];
    await store.add([sampleJob()], now);
    await runFor(34_999);
    expect(service.received).toHaveLength(1);
    await runFor(60_000);
    expect(service.received).toHaveLength(2);
    expect((await job()).state).toBe("closed");
  });

  it("waits while offline, without counting that as an attempt", async () => {
    online = false;
    await store.add([sampleJob()], now);
    await runFor(120_000);
    expect(await job()).toMatchObject({ state: "waiting", attempts: 0 });
    online = true;
    await runFor(30_000);
    expect((await job()).state).toBe("closed");
    expect(service.received).toHaveLength(1);
  });

  it("goes on where the request never left", async () => {
    service.fates = ["offline", "offline"];
    await store.add([sampleJob()], now);
    await runFor(120_000);
    expect(await job()).toMatchObject({ state: "closed", attempts: 1 });
    expect(service.received).toHaveLength(1);
  });

  it.each([
    ["changed", { subject: "Wait" }, { state: "needs-agent", reason: "changed" }],
    ["closed", { status: "closed" }, { state: "closed", reason: "already-closed" }],
  ])("looks first at what waited long, and sends nothing where it %s", async (_, change, expected) => {
    online = false;
    await store.add([sampleJob()], now);
    await runFor(11 * 60_000);
    const ticket = service.ticket(sampleIds.ticket);
    service.tickets.set(ticket.id, { ...ticket, ...change, updatedAt: new Date(now).toISOString() });
    online = true;
    await runFor(60_000);
    expect(await job()).toMatchObject(expected);
    expect(service.received).toEqual([]);
  });

  it.each([
    ["changed", { subject: "Reopened", status: "new" }, { state: "needs-agent", reason: "changed" }, 0],
    ["is as it was", {}, { state: "closed", evidence: "answer" }, 1],
  ])(
    "looks first at what the agent saw as it was hours ago: it %s",
    async (_, change, expected, requests) => {
      const ticket = service.ticket(sampleIds.ticket);
      const isChanged = Object.keys(change).length > 0;
      const updatedAt = isChanged ? new Date(now - 60_000).toISOString() : ticket.updatedAt;
      service.tickets.set(ticket.id, { ...ticket, ...change, updatedAt });
      await store.add([sampleJob({ seenAt: now - 6 * 3_600_000 })], now);
      await runFor(10_000);
      expect(await job()).toMatchObject(expected);
      expect(service.received).toHaveLength(requests);
    },
  );

  it.each([0, 9 * 60_000, null, undefined])(
    "does not look at what was seen lately, or nobody knows when (%s ms ago)",
    async (ago) => {
      const { seenAt: _, ...old } = sampleJob();
      const look = vi.spyOn(service, "readBack");
      await store.add([ago === undefined ? old : { ...old, seenAt: ago === null ? null : now - ago }], now);
      await runFor(10_000);
      expect((await job()).state).toBe("closed");
      expect(look).not.toHaveBeenCalled();
    },
  );

  it.each([true, false])(
    "sends what waited long and is as it was, readable or not (%s)",
    async (canBeRead) => {
      online = false;
      await store.add([sampleJob()], now);
      await runFor(11 * 60_000);
      service.canBeRead = canBeRead;
      online = true;
      await runFor(60_000);
      expect((await job()).state).toBe("closed");
      expect(service.received).toHaveLength(1);
    },
  );

  it("puts to the agent what waited longer than a working day", async () => {
    online = false;
    await store.add([sampleJob()], now);
    await runFor(MAX_WAIT_MS + 60_000);
    online = true;
    await runFor(60_000);
    expect(await job()).toMatchObject({ state: "needs-agent", reason: "too-old" });
    expect(service.received).toEqual([]);
  });

  it("waits afresh when the clock went back while no worker lived", async () => {
    await store.add([sampleJob()], now);
    now -= 7_200_000;
    pump = makePump();
    await runFor(4_999);
    expect(service.received).toEqual([]);
    await runFor(10_000);
    expect(service.received).toHaveLength(1);
  });

  it("sends the second request no sooner because the clock went back meanwhile", async () => {
    service.fates = ["lost-before"];
    await store.add([sampleJob()], now);
    await runFor(6_000);
    now -= 3_600_000;
    pump = makePump();
    await runFor(29_000);
    expect(service.received).toHaveLength(1);
    await runFor(90_000);
    expect(service.received).toHaveLength(2);
    expect((await job()).state).toBe("closed");
  });

  it("never says refused while it could not look", async () => {
    service.fates = ["refused"];
    service.canBeRead = false;
    await store.add([sampleJob()], now);
    await runFor(120_000);
    expect(await job()).toMatchObject({ state: "needs-agent", reason: "not-found-out" });
  });

  it("does not hold a new token for what was said of the one before", async () => {
    service.fates = ["forbidden"];
    await store.add([sampleJob()], now);
    await runFor(6_000);
    credentialId = "credential-2";
    await store.add([sampleJob({ id: "job-2", ticketId: sampleIds.otherTicket, credentialId })], now);
    await runFor(1_000);
    expect((await store.get("job-2"))?.state).toBe("closed");
  });

  it("does not take for an end of the outage that tickets can be read", async () => {
    service.fates = Array(60).fill("lost-before");
    const ids = Array.from({ length: 30 }, (_, index) => `ticket-${index}`);
    await store.add(
      ids.map((ticketId) => sampleJob({ id: ticketId, ticketId, createdAt: now, dueAt: now })),
      now,
    );
    await runFor(20_000);
    expect(service.received).toHaveLength(5);
    // Each look lets one more try, and the looks get rarer.
    await runFor(100_000);
    expect(service.received.length).toBeLessThanOrEqual(8);
    service.fates = [];
    await runFor(600_000);
    expect((await store.all()).every(({ state }) => state === "closed")).toBe(true);
  });

  it("goes on where tickets are closed, though no answer says so", async () => {
    service.fates = Array(60).fill("lost-after");
    const ids = Array.from({ length: 30 }, (_, index) => `ticket-${index}`);
    await store.add(
      ids.map((ticketId) => sampleJob({ id: ticketId, ticketId, createdAt: now, dueAt: now })),
      now,
    );
    await runFor(20_000);
    expect(service.received).toHaveLength(30);
    expect((await store.all()).every(({ state }) => state === "closed")).toBe(true);
  });

  it.each<[string, Partial<CloseJob>]>([
    ["after a refusal", { attempts: 1, refusal: new ConduitError("refused", { status: 409 }).failure }],
    ["after our request was not taken", { attempts: 0, requests: 1, stopping: true }],
  ])("takes a ticket that somebody else closed %s for no sign that closing works", async (_, fields) => {
    const outage = { unknowns: 5, lookAt: now + 60_000, waitMs: 60_000 };
    await queue.change((state) => ({ state: { ...state, outage }, result: undefined }));
    service.tickets.set(sampleIds.ticket, sampleTicket({ status: "closed" }));
    await store.add([sampleJob({ state: "checking", dueAt: now, ...fields })], now);
    await pump.run();
    expect(await job()).toMatchObject({ state: "closed", reason: "already-closed" });
    expect((await queue.read()).outage).toEqual(outage);
  });

  it("takes a ticket that was closed before the agent saw it open for no sign that closing works", async () => {
    const outage = { unknowns: 5, lookAt: now + 60_000, waitMs: 60_000 };
    await queue.change((state) => ({ state: { ...state, outage }, result: undefined }));
    const updatedAt = "2026-04-02T00:00:00.000Z";
    service.tickets.set(sampleIds.ticket, sampleTicket({ status: "closed", updatedAt }));
    await store.add([sampleJob({ state: "checking", attempts: 1, requests: 1, dueAt: now })], now);
    await pump.run();
    expect(await job()).toMatchObject({ state: "checking", checks: 1 });
    expect((await queue.read()).outage).toEqual(outage);
  });

  it("looks again at a ticket before it is sent, however often it was looked at before", async () => {
    service.fates = ["forbidden"];
    await store.add([sampleJob({ seenAt: GESTURE_AT - 11 * 60_000 })], now);
    await runFor(10_000);
    expect(service.received).toHaveLength(1);
    now += 3 * 3_600_000;
    service.tickets.set(sampleIds.ticket, sampleTicket({ updatedAt: new Date(now).toISOString() }));
    await queue.change((state) => ({ state: { ...state, refused: null }, result: undefined }));
    await pump.run();
    expect(service.received).toHaveLength(1);
    expect(await job()).toMatchObject({ state: "needs-agent", reason: "changed" });
  });

  it("looks once at what is to be sent after the machine slept", async () => {
    slept = 3_600_000;
    const readBack = vi.spyOn(service, "readBack");
    await store.add([sampleJob({ wallAt: GESTURE_AT + slept })], now);
    await runFor(10_000);
    expect(readBack).toHaveBeenCalledOnce();
    expect((await job()).state).toBe("closed");
  });

  it("takes no refused token for a look", async () => {
    const failure = new ConduitError("token-refused", { status: 401 }).failure;
    const readBack = vi.spyOn(service, "readBack").mockResolvedValueOnce({ kind: "token-refused", failure });
    await store.add([sampleJob({ seenAt: GESTURE_AT - 11 * 60_000 })], now);
    await runFor(10_000);
    expect(service.received).toEqual([]);
    await queue.change((state) => ({ state: { ...state, refused: null }, result: undefined }));
    await pump.run();
    expect(readBack).toHaveBeenCalledTimes(2);
    expect((await job()).state).toBe("closed");
  });

  it("asks nothing with a token that was refused, and goes on with the next one", async () => {
    const failure = new ConduitError("token-refused", { status: 401 }).failure;
    const readBack = vi.spyOn(service, "readBack").mockResolvedValue({ kind: "token-refused", failure });
    await store.add([sampleJob({ state: "checking", dueAt: now, attempts: 1, requests: 1 })], now);
    await runFor(600_000);
    expect(readBack).toHaveBeenCalledOnce();
    expect((await queue.read()).refused).toEqual({ credentialId: "credential-1", failure });
    expect(await job()).toMatchObject({ state: "checking", checks: 0 });
    readBack.mockRestore();
    service.tickets.set(sampleIds.ticket, sampleTicket({ status: "closed" }));
    credentialId = "credential-2";
    await pump.run();
    expect((await job()).state).toBe("closed");
  });

  it("goes on reading with a token that may only not close", async () => {
    const failure = new ConduitError("forbidden", { status: 403 }).failure;
    const refused = { credentialId: "credential-1", failure };
    await queue.change((state) => ({ state: { ...state, refused }, result: undefined }));
    service.tickets.set(sampleIds.ticket, sampleTicket({ status: "closed" }));
    await store.add([sampleJob({ state: "checking", dueAt: now, attempts: 1, requests: 1 })], now);
    await pump.run();
    expect((await job()).state).toBe("closed");
  });

  it("learns nothing of a token that was forgotten meanwhile", async () => {
    service.close = async () => {
      credentialId = null;
      return { kind: "credential", failure: new ConduitError("forbidden").failure };
    };
    await store.add([sampleJob({ dueAt: now })], now);
    await pump.run();
    expect((await queue.read()).refused).toBeNull();
    service.readBack = async () => {
      credentialId = null;
      return { kind: "token-refused", failure: new ConduitError("token-refused").failure };
    };
    credentialId = "credential-1";
    await store.add(
      [sampleJob({ id: "job-2", ticketId: "t2", state: "checking", dueAt: now, attempts: 1 })],
      now,
    );
    await pump.run();
    expect((await queue.read()).refused).toBeNull();
  });

  it("ends the pause when the service answers, though not with a ticket", async () => {
    const outage = { unknowns: 5, lookAt: now, waitMs: 60_000 };
    await queue.change((state) => ({ state: { ...state, outage }, result: undefined }));
    service.readBack = async () => ({ kind: "failed", isAnswered: true });
    await store.add([sampleJob({ dueAt: now })], now);
    await pump.run();
    expect((await job()).state).toBe("closed");
  });

  it("sends what was chosen after the machine slept, though its worker did not notice", async () => {
    slept = MAX_WAIT_MS + 60_000;
    await store.add([sampleJob({ id: "asleep", ticketId: "t2", createdAt: now, wallAt: now })], now);
    await store.add([sampleJob({ wallAt: now + slept })], now);
    await runFor(10_000);
    expect((await job()).state).toBe("closed");
    expect(await store.get("asleep")).toMatchObject({ state: "needs-agent", reason: "too-old" });
  });

  it("puts to the agent what the machine slept over, though its worker did not notice", async () => {
    await store.add([sampleJob()], now);
    slept = MAX_WAIT_MS + 60_000;
    await runFor(10_000);
    expect(await job()).toMatchObject({ state: "needs-agent", reason: "too-old" });
    expect(service.received).toEqual([]);
  });

  it.each([
    ["over a working day", {}, MAX_WAIT_MS + 60_000, "too-old"],
    ["beyond the end of one", { createdAt: GESTURE_AT - MAX_WAIT_MS + 60_000 }, 120_000, "too-old"],
    ["for so long that the ticket may have changed", {}, 1_200_000, "changed"],
  ])(
    "sends nothing too old or unseen where the machine slept while the request waited for its admission: %s",
    async (...[, fields, ms, reason]) => {
      await store.add([sampleJob({ seenAt: GESTURE_AT, ...fields })], now);
      service.admitClose = async () => {
        slept = ms;
        service.tickets.set(sampleIds.ticket, sampleTicket({ updatedAt: new Date(now).toISOString() }));
      };
      await runFor(10_000);
      expect(service.received).toEqual([]);
      expect(await job()).toMatchObject({ state: "needs-agent", reason });
    },
  );

  it("looks again where the machine slept over the answer", async () => {
    await store.add([sampleJob({ createdAt: now - 1_200_000, dueAt: now })], now);
    const read = service.readBack.bind(service);
    service.readBack = async (asked) => {
      const result = await read(asked);
      slept = 1_200_000;
      service.tickets.set(sampleIds.ticket, sampleTicket({ updatedAt: new Date(now).toISOString() }));
      return result;
    };
    await runFor(60_000);
    expect(service.received).toEqual([]);
    expect(await job()).toMatchObject({ state: "needs-agent", reason: "changed" });
  });

  it("looks once more before a second request that had to wait after its sightings", async () => {
    const seenOpen = {
      createdAt: now - 100_000,
      attempts: 1,
      requests: 1,
      sightings: 2,
      attemptEndedAt: now - 95_000,
    };
    await store.add([sampleJob({ ...seenOpen, checkedAt: now - 61_000, dueAt: now })], now);
    service.tickets.set(sampleIds.ticket, {
      ...service.ticket(sampleIds.ticket),
      updatedAt: "2026-11-23T10:00:00.000Z",
    });
    await pump.run();
    expect(await job()).toMatchObject({ state: "needs-agent", reason: "changed" });
    expect(service.received).toEqual([]);
  });

  it("pauses after five outcomes in a row that are not known, and goes on when a read shows the service back", async () => {
    service.fates = Array(20).fill("lost-before");
    service.canBeRead = false;
    const ids = Array.from({ length: 8 }, (_, index) => `ticket-${index}`);
    await store.add(
      ids.map((ticketId) => sampleJob({ id: ticketId, ticketId, createdAt: now, dueAt: now + 5_000 })),
      now,
    );
    await runFor(200_000);
    expect(service.received).toHaveLength(5);
    service.fates = [];
    service.canBeRead = true;
    await runFor(300_000);
    expect(service.received).toHaveLength(8);
    expect((await store.all()).filter(({ state }) => state === "closed")).toHaveLength(3);
    expect((await store.all()).filter(({ state }) => state === "needs-agent")).toHaveLength(5);
  });

  it("clears up what is in doubt before it sends more", async () => {
    service.fates = ["lost-after"];
    await store.add([sampleJob()], now);
    await runFor(5_000);
    const ids = Array.from({ length: 30 }, (_, index) => `ticket-${index}`);
    await store.add(
      ids.map((ticketId) => sampleJob({ id: ticketId, ticketId, createdAt: now, dueAt: now })),
      now,
    );
    service.admitClose = async () => {
      now += 1_000;
    };
    await pump.run();
    expect((await job()).checkedAt).toBeLessThanOrEqual(GESTURE_AT + 10_000);
  });

  it("closes a hundred, each with one request", async () => {
    const ids = Array.from({ length: 100 }, (_, index) => `ticket-${index}`);
    await store.add(
      ids.map((ticketId) => sampleJob({ id: ticketId, ticketId })),
      now,
    );
    await Promise.all([runFor(10_000), pump.run(), pump.run()]);
    expect([...service.received].sort()).toEqual([...ids].sort());
    expect((await store.all()).every((ended) => ended.state === "closed")).toBe(true);
  });
});
