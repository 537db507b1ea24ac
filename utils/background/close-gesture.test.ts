import { beforeEach, describe, expect, it, vi } from "vitest";
import type { CloseJob } from "../core/close-job";
import { advance } from "../core/close-transitions";
import { defaultSettings } from "../core/settings";
import { GESTURE_AT, sampleIds, sampleJob, sampleTicket } from "../core/testing/samples";
import { type CloseGestures, closeGestures } from "./close-gesture";
import { type JobStore, jobStore } from "./close-queue/store";
import type { Credential } from "./credential";
import { createEpoch, type Epoch } from "./epoch";
import { rememberTickets } from "./known-tickets";
import { freshBrowser } from "./testing/fresh-browser";
import { freshDatabase } from "./testing/fresh-database";

const { ticket, otherTicket } = sampleIds;
const target = { id: ticket, seenUpdatedAt: "seen" };
let credential: Credential | "none" | "lost";
let store: JobStore;
let gestures: CloseGestures;
let epoch: Epoch;
/** How much longer the machine slept than its worker knows, in ms. */
let slept: number;
const resyncClock = vi.fn();
const onChange = vi.fn(async (_: readonly CloseJob[]) => {});

beforeEach(async () => {
  await freshBrowser();
  onChange.mockClear();
  resyncClock.mockClear();
  credential = { token: "t", credentialId: "c1", workspaces: [], workspaceId: "w1", savedAt: 1 };
  store = jobStore(freshDatabase());
  epoch = createEpoch();
  slept = 0;
  let ids = 0;
  gestures = closeGestures({
    store,
    credential: async () => credential,
    settings: async () => ({ ...defaultSettings, undoSeconds: 7 }),
    now: () => GESTURE_AT,
    wallNow: () => GESTURE_AT + slept,
    epoch,
    resyncClock,
    newId: () => `job-${++ids}`,
    onChange,
  });
});

describe("a gesture", () => {
  it("makes a stored job with what held at the gesture, and tells of it after that", async () => {
    onChange.mockImplementationOnce(async () => expect(await store.all()).toHaveLength(1));
    const { jobs, failure } = await gestures.close([target], "notice");
    expect(failure).toBeNull();
    expect(jobs).toEqual(await store.all());
    expect(jobs[0]).toMatchObject({
      ticketId: ticket,
      workspaceId: "w1",
      credentialId: "c1",
      noticeId: "notice",
      seenUpdatedAt: "seen",
      dueAt: GESTURE_AT + 7_000,
    });
    expect(onChange).toHaveBeenCalledOnce();
  });

  it("tells also of what it settled, which may stand in a notification of its own", async () => {
    await store.add([sampleJob({ id: "old", credentialId: "before", noticeId: "n" })], GESTURE_AT);
    const { jobs } = await gestures.close([target], null);
    expect(jobs.map(({ id }) => id)).toEqual(["job-1"]);
    const told = onChange.mock.calls[0]?.[0].map(({ noticeId, state }) => [noticeId, state]);
    expect(told).toEqual([
      [null, "waiting"],
      ["n", "dismissed"],
    ]);
  });

  it("takes what is remembered for what the agent saw, where the screen does not say", async () => {
    await rememberTickets([sampleTicket({ updatedAt: "remembered" })], GESTURE_AT);
    const { jobs } = await gestures.close([{ id: ticket, seenUpdatedAt: null }], null);
    expect(jobs[0]?.seenUpdatedAt).toBe("remembered");
  });

  it("does not take what was read long ago for what the agent saw", async () => {
    await rememberTickets([sampleTicket({ updatedAt: "remembered" })], GESTURE_AT - 60_000);
    const { jobs } = await gestures.close([{ id: ticket, seenUpdatedAt: null }], null);
    expect(jobs[0]?.seenUpdatedAt).toBeNull();
  });

  it.each([
    ["the same", "seen", GESTURE_AT - 3_600_000, GESTURE_AT - 3_600_000],
    ["something else, so that what was seen is old", "since", GESTURE_AT - 1_000, 0],
    ["the same, by a clock that went back since", "seen", GESTURE_AT + 3_600_000, 0],
  ])("keeps when what the agent saw was read: %s is remembered", async (_, updatedAt, readAt, seenAt) => {
    await rememberTickets([sampleTicket({ updatedAt })], readAt);
    const { jobs } = await gestures.close([target], null);
    expect(jobs[0]).toMatchObject({ seenUpdatedAt: "seen", seenAt });
  });

  it("does not say when that was where nothing is remembered", async () => {
    const { jobs } = await gestures.close([target], null);
    expect(jobs[0]?.seenAt).toBeNull();
  });

  it("has a ticket that is closed already looked at before anything is sent", async () => {
    await rememberTickets([sampleTicket({ status: "closed" })], GESTURE_AT);
    const { jobs } = await gestures.close([{ id: ticket, seenUpdatedAt: null }], null);
    expect(jobs[0]).toMatchObject({ seenUpdatedAt: sampleTicket().updatedAt, seenAt: 0 });
  });

  it("keeps the time of day besides its own, which stood still while the machine slept", async () => {
    slept = 9 * 3_600_000;
    const { jobs } = await gestures.close([target], null);
    expect(jobs[0]).toMatchObject({ createdAt: GESTURE_AT, wallAt: GESTURE_AT + slept });
  });

  it("makes nothing where everything was forgotten meanwhile", async () => {
    vi.spyOn(store, "unfinished").mockImplementation(async () => {
      epoch.end();
      return [];
    });
    const { jobs, failure } = await gestures.close([target], null);
    expect([jobs, failure?.kind, await store.all()]).toEqual([[], "no-token", []]);
  });

  it("takes the machine's time again, but only while nothing is being waited for", async () => {
    await gestures.close([target], null);
    expect(resyncClock).toHaveBeenCalledOnce();
    await gestures.close([{ id: otherTicket, seenUpdatedAt: null }], null);
    expect(resyncClock).toHaveBeenCalledOnce();
  });

  it("made twice makes one job", async () => {
    const [once, twice] = await Promise.all([gestures.close([target], null), gestures.close([target], null)]);
    expect(once?.jobs).toEqual(twice?.jobs);
    expect(await store.all()).toHaveLength(1);
  });

  it.each(["none", "lost"] as const)("makes nothing while the token is %s", async (state) => {
    credential = state;
    const { jobs, failure } = await gestures.close([target], null);
    expect(jobs).toEqual([]);
    expect(failure?.kind).toBe("no-token");
    expect(await store.all()).toEqual([]);
  });
});

describe("undo and dismiss", () => {
  it("take back what waits, and tell how the rest stands", async () => {
    const { jobs } = await gestures.close([target, { id: otherTicket, seenUpdatedAt: null }], null);
    const sent = jobs[1] as CloseJob;
    await store.replace(advance(sent, { type: "send" }, GESTURE_AT + 7_000));
    const undone = await gestures.undo([...jobs.map(({ id }) => id), "unknown"]);
    expect(undone.map(({ state }) => state)).toEqual(["cancelled", "sending"]);
    // Should it not be taken, it is not sent again.
    expect(await store.get(sent.id)).toMatchObject({ state: "sending", stopping: true });
    expect((await store.all()).map(({ state }) => state).sort()).toEqual(["cancelled", "sending"]);
  });

  it("are done of all at once: none can leave while the others are being taken back", async () => {
    const targets = Array.from({ length: 20 }, (_, index) => ({
      id: `ticket-${index}`,
      seenUpdatedAt: null,
    }));
    const { jobs } = await gestures.close(targets, null);
    const undoing = gestures.undo(jobs.map(({ id }) => id));
    const left = async () => (await store.all()).filter(({ state }) => state === "waiting").length;
    await vi.waitUntil(async () => (await left()) < jobs.length, { interval: 0 });
    expect(await left()).toBe(0);
    await undoing;
  });

  it("put away only what waits for a decision", async () => {
    const { jobs } = await gestures.close([target], null);
    const job = jobs[0] as CloseJob;
    expect((await gestures.dismiss([job.id]))[0]?.state).toBe("waiting");
    await store.replace(advance(job, { type: "credential-changed" }, GESTURE_AT));
    expect((await gestures.dismiss([job.id]))[0]?.state).toBe("dismissed");
  });
});
