import { IDBDatabase as FDBDatabase } from "fake-indexeddb";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { memoryJobStore } from "../../../soak/memory-stores";
import type { CloseJob } from "../../core/close-job";
import { advance } from "../../core/close-transitions";
import { GESTURE_AT, sampleIds, sampleJob, sampleTicket } from "../../core/testing/samples";
import { freshDatabase } from "../testing/fresh-database";
import { changeJob, type JobStore, jobStore } from "./store";

const seen = { type: "seen", ticket: sampleTicket({ updatedAt: "seen" }) } as const;

let store: JobStore;

// The simulations stand on the second keeping the contract of the first.
describe.each([
  ["in the database", () => jobStore(freshDatabase())],
  ["in memory", memoryJobStore],
])("the store of jobs %s", (_, make) => {
  beforeEach(() => {
    store = make();
  });

  it("gives a ticket with an unfinished job no second one", async () => {
    const first = sampleJob();
    const second = sampleJob({ id: "job-2" });
    expect(await store.add([first], GESTURE_AT)).toEqual({ standing: [first], settled: [] });
    expect(await store.add([second], GESTURE_AT)).toEqual({ standing: [first], settled: [] });
    expect(await store.all()).toEqual([first]);
  });

  it("hands out lists that are nobody else's", async () => {
    await store.add([sampleJob()], GESTURE_AT);
    (await store.all()).pop();
    expect(await store.all()).toHaveLength(1);
    await store.forget();
    expect(await store.all()).toEqual([]);
  });

  it("makes one job where one gesture names a ticket twice, or two windows act at once", async () => {
    const jobs = ["a", "b", "c", "d"].map((id) => sampleJob({ id }));
    await Promise.all([store.add(jobs.slice(0, 2), GESTURE_AT), store.add(jobs.slice(2), GESTURE_AT)]);
    expect(await store.all()).toHaveLength(1);
  });

  it("settles what waited for the agent when the agent acts again", async () => {
    await store.add([sampleJob({ state: "needs-agent", reason: "changed" })], GESTURE_AT);
    const { settled } = await store.add([sampleJob({ id: "job-2" })], GESTURE_AT + 1);
    expect(settled).toEqual([await store.get("job-1")]);
    expect((await store.get("job-1"))?.state).toBe("dismissed");
    expect((await store.get("job-2"))?.state).toBe("waiting");
  });

  it("settles what waited under another token, and nothing that was sent under it", async () => {
    const old = (id: string, state: CloseJob["state"]) => sampleJob({ id, ticketId: `t-${id}`, state });
    await store.add([old("waits", "waiting"), old("leaves", "sending")], GESTURE_AT);
    const wish = (id: string) => sampleJob({ id: `new-${id}`, ticketId: `t-${id}`, credentialId: "other" });
    const { standing, settled } = await store.add([wish("waits"), wish("leaves")], GESTURE_AT + 1);
    expect(settled.map(({ id }) => id)).toEqual(["waits"]);
    expect(standing.map(({ id }) => id)).toEqual(["new-waits", "leaves"]);
    expect(await store.get("waits")).toMatchObject({ state: "dismissed", reason: "other-token" });
  });

  it("goes on with what was taken back too late when the agent chooses it again, unless with another token", async () => {
    const stopping = (id: string, fields: Partial<CloseJob>) =>
      sampleJob({ id, ticketId: `t-${id}`, requests: 1, stopping: true, dueAt: GESTURE_AT, ...fields });
    await store.add(
      [
        stopping("leaves", { state: "sending", attempts: 1 }),
        stopping("in-doubt", { state: "checking", attempts: 1 }),
        stopping("not-taken", { state: "checking", attempts: 0 }),
        stopping("other-token", { state: "checking", attempts: 1, credentialId: "before" }),
        stopping("not-taken-of-other", { state: "checking", attempts: 0, credentialId: "before" }),
      ],
      GESTURE_AT,
    );
    const ids = ["leaves", "in-doubt", "not-taken", "other-token", "not-taken-of-other"];
    const wishes = ids.map((id) => sampleJob({ id: `new-${id}`, ticketId: `t-${id}` }));
    const { standing, settled } = await store.add(wishes, GESTURE_AT);
    expect(standing.map(({ id, state, stopping: stops }) => [id, state, stops])).toEqual([
      ["leaves", "sending", false],
      ["in-doubt", "checking", false],
      ["not-taken", "waiting", false],
      ["other-token", "checking", true],
      ["not-taken-of-other", "waiting", false],
    ]);
    // What was never taken with that token is sent with the one of this choice.
    expect(standing[4]?.credentialId).toBe(wishes[4]?.credentialId);
    // Nothing of it can have been applied: it has an undo window of its own.
    expect(standing[2]?.dueAt).toBe(wishes[2]?.dueAt);
    expect(settled).toEqual([]);
    expect(await Promise.all(ids.map((id) => store.get(id)))).toEqual(standing);
  });

  it("replaces a job only by its successor", async () => {
    const job = sampleJob();
    await store.add([job], GESTURE_AT);
    const undone = advance(job, { type: "undo" }, GESTURE_AT);
    const sending = advance(job, { type: "send" }, GESTURE_AT + 5_000);
    expect(await Promise.all([store.replace(undone), store.replace(sending)])).toEqual([true, false]);
    expect((await store.get(job.id))?.state).toBe("cancelled");
    expect(await store.replace(sampleJob({ id: "unknown", revision: 1 }))).toBe(false);
  });

  it("changes several jobs at once, and none that is not there or is to stay as it is", async () => {
    await store.add(
      ["a", "b", "c"].map((id) => sampleJob({ id, ticketId: `t-${id}` })),
      GESTURE_AT,
    );
    const undo = (job: CloseJob) => (job.id === "c" ? job : advance(job, { type: "undo" }, GESTURE_AT));
    const changed = await store.changeAll(["b", "unknown", "c", "a"], undo);
    expect(changed.map(({ id, state }) => `${id} ${state}`)).toEqual([
      "b cancelled",
      "c waiting",
      "a cancelled",
    ]);
    expect(await Promise.all(["b", "c", "a"].map((id) => store.get(id)))).toEqual(changed);
  });

  it("changes a job as it stands when somebody else changed it at the same moment", async () => {
    const job = sampleJob({ seenUpdatedAt: "seen" });
    await store.add([job], GESTURE_AT);
    let meddled = false;
    const undone = await changeJob(
      {
        replace: store.replace,
        get: async (id) => {
          const stored = await store.get(id);
          if (!meddled) await store.replace(advance(job, seen, GESTURE_AT));
          meddled = true;
          return stored;
        },
      },
      job.id,
      (stored) => advance(stored, { type: "undo" }, GESTURE_AT),
    );
    expect(undone).toMatchObject({ state: "cancelled", revision: job.revision + 2 });
    expect(await store.get(job.id)).toEqual(undone);
  });

  it("forgets endings over a month old, and beyond a thousand those over a day old, never what has not ended", async () => {
    const day = 86_400_000;
    const ended = (id: string, daysAgo: number) =>
      sampleJob({ id, ticketId: id, state: "closed", endedAt: GESTURE_AT - daysAgo * day });
    const today = Array.from({ length: 1_005 }, (_, index) => ended(`today-${index}`, 0.5));
    const others = [
      ended("last-week", 7),
      ended("long-ago", 31),
      sampleJob({ id: "open", state: "needs-agent" }),
    ];
    await store.add([...today, ...others], GESTURE_AT);
    await store.prune(GESTURE_AT);
    const left = (await store.all()).map(({ id }) => id);
    expect(left).toHaveLength(1_006);
    expect(left).toContain("open");
    expect(left).not.toContain("last-week");
  });

  it("forgets endings over a month old, however few there are", async () => {
    const ended = (id: string, days: number) =>
      sampleJob({ id, ticketId: id, state: "closed", endedAt: GESTURE_AT - days * 86_400_000 });
    await store.add([ended("month-old", 31), ended("week-old", 7)], GESTURE_AT);
    await store.prune(GESTURE_AT);
    expect((await store.all()).map(({ id }) => id)).toEqual(["week-old"]);
  });

  it("tells what is unfinished", async () => {
    const states = [
      "waiting",
      "sending",
      "checking",
      "needs-agent",
      "closed",
      "refused",
      "cancelled",
    ] as const;
    const jobs = states.map((state, index) =>
      sampleJob({ id: state, ticketId: `${sampleIds.ticket}-${index}`, state }),
    );
    await store.add(jobs, GESTURE_AT);
    expect((await store.unfinished()).map(({ state }) => state).sort()).toEqual([
      "checking",
      "sending",
      "waiting",
    ]);
    expect(await store.countNeedAgent()).toBe(1);
  });
});

describe("the database's store", () => {
  it("writes so that a crash of the machine loses nothing that was promised or sent", async () => {
    const inDatabase = jobStore(freshDatabase());
    const begin = vi.spyOn(FDBDatabase.prototype, "transaction");
    const { standing } = await inDatabase.add([sampleJob()], GESTURE_AT);
    const [job] = standing;
    await inDatabase.replace(advance(job as CloseJob, { type: "send" }, GESTURE_AT + 5_000));
    const writes = begin.mock.calls.filter(([, mode]) => mode === "readwrite");
    expect(writes.map(([, , options]) => options)).toEqual([
      { durability: "strict" },
      { durability: "strict" },
    ]);
  });
});
