import { beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { memoryJobStore, memoryQueueState } from "../../soak/memory-stores";
import type { CloseJob } from "../core/close-job";
import { ConduitError } from "../core/failure";
import type { QueueHold } from "../core/protocol";
import { defaultSettings } from "../core/settings";
import { GESTURE_AT, sampleIds, sampleJob, sampleTicket } from "../core/testing/samples";
import { type Closing, createClosing } from "./closing";
import type { Credential } from "./credential";
import { createEpoch } from "./epoch";
import { freshBrowser } from "./testing/fresh-browser";
import { SimulatedService } from "./testing/simulated-service";

const now = () => GESTURE_AT;
const held = { isOnline: false };
const token: Credential = {
  token: "t",
  credentialId: "credential-1",
  workspaces: [],
  workspaceId: null,
  savedAt: 0,
};

let credential: Credential | "none";
let notify: boolean;
let hold: QueueHold | null;
const onChange = vi.fn(async () => {});
let alarms: (number | null)[];
let store: ReturnType<typeof memoryJobStore>;
let queue: ReturnType<typeof memoryQueueState>;
let service: SimulatedService;
let closing: Closing;

beforeEach(async () => {
  await freshBrowser();
  credential = token;
  notify = false;
  hold = null;
  alarms = [];
  onChange.mockReset();
  held.isOnline = true;
  store = memoryJobStore();
  queue = memoryQueueState(now);
  service = new SimulatedService(now);
  closing = startClosing();
});

function startClosing(): Closing {
  let made = 0;
  return createClosing({
    store,
    queue,
    service,
    credential: async () => credential,
    credentialId: async () => (credential === "none" ? null : credential.credentialId),
    settings: async () => ({ ...defaultSettings, notify, undoSeconds: 0 }),
    hasAccess: async () => true,
    isOnline: () => held.isOnline,
    wallNow: now,
    epoch: createEpoch(),
    exclusively: (pass) => pass(),
    alarm: () => ({ set: (time) => void alarms.push(time) }),
    hold: async () => hold,
    now,
    resyncClock: () => {},
    newId: () => `made-${++made}`,
    onChange,
  });
}

/** Lets everything that is under way come to its end. */
const settled = () => new Promise((resolve) => setImmediate(resolve));
const stateOf = async (id: string) => (await store.get(id))?.state;

describe("closing", () => {
  it("sets the alarm before the jobs are stored, should the worker end right after", async () => {
    const add = store.add;
    store.add = async (jobs, at) => {
      expect(alarms).toEqual([GESTURE_AT + 30_000]);
      return add(jobs, at);
    };
    await closing.close([{ id: sampleIds.ticket, seenUpdatedAt: null }], null);
    await settled();
    expect(await stateOf("made-1")).toBe("closed");
    expect(alarms.at(-1)).toBeNull();
  });

  it("keeps that alarm when a pass that saw no jobs comes to its end meanwhile", async () => {
    const add = store.add;
    store.add = async (jobs, at) => {
      closing.wake();
      await settled();
      expect(alarms.length).toBeGreaterThan(1);
      expect(alarms.at(-1)).toBe(GESTURE_AT + 30_000);
      return add(jobs, at);
    };
    await closing.close([{ id: sampleIds.ticket, seenUpdatedAt: null }], null);
    await settled();
    expect(alarms.at(-1)).toBeNull();
  });

  it("leaves no alarm behind where nothing could be chosen", async () => {
    credential = "none";
    const made = await closing.close([{ id: sampleIds.ticket, seenUpdatedAt: null }], null);
    await settled();
    expect(made.failure?.kind).toBe("no-token");
    expect(alarms.at(-1)).toBeNull();
  });

  it.each([
    ["a silence", { budget: { limitedUntil: GESTURE_AT + 3_600_000 } }],
    [
      "a refused token",
      { refused: { credentialId: "credential-1", failure: new ConduitError("forbidden").failure } },
    ],
    ["an outage", { outage: { unknowns: 5, lookAt: GESTURE_AT + 60_000, waitMs: 60_000 } }],
  ])("goes on when told, whatever held it back: %s", async (_, hold) => {
    await queue.change((state) => {
      const budget = { ...state.budget, ...("budget" in hold ? hold.budget : {}) };
      return { state: { ...state, ...hold, budget }, result: undefined };
    });
    await store.add([sampleJob({ dueAt: GESTURE_AT })], GESTURE_AT);
    closing.wake();
    await settled();
    expect(await stateOf("job-1")).toBe("waiting");
    await closing.resume();
    await settled();
    expect(await stateOf("job-1")).toBe("closed");
  });

  it("takes back by a notification only what never left, and only what it tells of", async () => {
    held.isOnline = false;
    const of = (id: string, noticeId: string, requests: number) =>
      sampleJob({ id, ticketId: id, noticeId, requests, attempts: requests });
    await store.add([of("free", "n", 0), of("sent", "n", 1), of("other", "m", 0)], GESTURE_AT);
    await closing.undoNotice("n");
    expect(await Promise.all(["free", "sent", "other"].map(stateOf))).toEqual([
      "cancelled",
      "waiting",
      "waiting",
    ]);
  });

  it("takes back by a notification also what is on its way, in case it is not taken", async () => {
    held.isOnline = false;
    const of = (id: string, fields = {}) => sampleJob({ id, ticketId: id, noticeId: "n", ...fields });
    const sending = of("c", { state: "sending", attempts: 1, requests: 1 });
    // The agent has decided once to let it go on.
    const again = of("d", { state: "sending", attempts: 2, requests: 2 });
    await store.add([of("a"), of("b"), sending, again], GESTURE_AT);
    const changeAll = vi.spyOn(store, "changeAll");
    await closing.undoNotice("n");
    const changed = (await changeAll.mock.results[0]?.value) as CloseJob[];
    expect(changed.map((job) => [job.id, job.state, job.stopping])).toEqual([
      ["a", "cancelled", false],
      ["b", "cancelled", false],
      ["c", "sending", true],
    ]);
  });

  it("closes though nobody can be told", async () => {
    onChange.mockRejectedValue(new Error("no notifications here"));
    const { jobs, failure } = await closing.close([{ id: sampleIds.ticket, seenUpdatedAt: null }], null);
    expect([jobs.length, failure]).toEqual([1, null]);
    await settled();
    expect(await stateOf("made-1")).toBe("closed");
    held.isOnline = false;
    await store.add([sampleJob({ id: "later", ticketId: "later" })], GESTURE_AT);
    expect((await closing.undo(["later"]))[0]?.state).toBe("cancelled");
  });

  it("learns from a sight of a ticket only while the close waits, and writes only what is new", async () => {
    held.isOnline = false;
    await store.add(
      [sampleJob(), sampleJob({ id: "sending", ticketId: "other", state: "sending" })],
      GESTURE_AT,
    );
    const replace = vi.spyOn(store, "replace");
    await closing.seen([sampleTicket(), sampleTicket({ id: "other", status: "closed" })]);
    expect(replace).not.toHaveBeenCalled();
    // One that ends while its ticket is being handed on.
    store.put(sampleJob({ id: "ended", ticketId: "ended", state: "cancelled", endedAt: GESTURE_AT }));
    vi.spyOn(store, "unfinished").mockResolvedValueOnce([sampleJob({ id: "ended", ticketId: "ended" })]);
    await closing.seen([sampleTicket({ id: "ended", status: "closed" })]);
    expect(await stateOf("ended")).toBe("cancelled");
    await closing.seen([sampleTicket({ updatedAt: "2026-11-23T10:00:01.000Z" })]);
    expect(await store.get("job-1")).toMatchObject({ state: "needs-agent", reason: "changed" });
  });

  it("says in a notification what holds it back, but not anew with every worker once the agent put it away", async () => {
    notify = true;
    held.isOnline = false;
    const shown = async () =>
      Object.entries(await fakeBrowser.notifications.getAll()).map(([id, { message }]) => [id, message]);
    const wake = async (one: Closing) => {
      one.wake();
      await settled();
    };
    await closing.close([{ id: sampleIds.ticket, seenUpdatedAt: null }], "n");
    await settled();
    expect(await shown()).toEqual([["n", expect.not.stringContaining("offline")]]);
    hold = { kind: "offline" };
    await wake(startClosing());
    expect(await shown()).toEqual([["n", expect.stringContaining("offline")]]);
    await fakeBrowser.notifications.clear("n");
    await wake(startClosing());
    expect(await shown()).toEqual([]);
    hold = { kind: "outage", lookAt: GESTURE_AT };
    await wake(closing);
    expect(await shown()).toEqual([["n", expect.stringContaining("not answering")]]);
  });
});
