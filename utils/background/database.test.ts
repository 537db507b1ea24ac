import "fake-indexeddb/auto";
import { forceCloseDatabase, IDBFactory } from "fake-indexeddb";
import { openDB } from "idb";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { type CloseJob, canUndo } from "../core/close-job";
import { NewerDataError } from "../core/newer-data";
import { defaultSettings } from "../core/settings";
import { sampleJob } from "../core/testing/samples";
import type { CloseJobOfVersion1 } from "./close-queue/job-versions";
import { jobStore } from "./close-queue/store";
import { eraseNewerData, lazyDatabase } from "./database";

function jobOfVersion1(id: string, fields: Partial<CloseJob>): CloseJobOfVersion1 {
  const { requests, stopping, seenChanged, ...job } = sampleJob({ id, ticketId: `ticket-of-${id}` });
  return { ...job, ...fields };
}

/** The database as version 1 left it. */
async function leaveVersion1(): Promise<void> {
  const database = await openDB("closeout", 1, {
    upgrade(old) {
      const jobs = old.createObjectStore("jobs", { keyPath: "id" });
      jobs.createIndex("ticketId", "ticketId");
      jobs.createIndex("state", "state");
      old.createObjectStore("queue");
      old.createObjectStore("keys");
    },
  });
  const sentAt = 1_000;
  await database.put("jobs", jobOfVersion1("untouched", {}));
  await database.put("jobs", jobOfVersion1("limited", { sentAt }));
  await database.put("jobs", jobOfVersion1("sending", { state: "sending", sentAt, attempts: 1 }));
  await database.put("jobs", jobOfVersion1("second", { sentAt, attempts: 2, state: "checking" }));
  await database.put(
    "jobs",
    jobOfVersion1("ended", { sentAt, attempts: 1, state: "closed", endedAt: 2_000 }),
  );
  await database.put("queue", { refused: null }, "state");
  await database.put("keys", "the key", "credential");
  database.close();
}

/** The database as a version to come may leave it: walked forward from ours, with something of which nothing is known here. */
async function leaveNewerVersion(): Promise<void> {
  const ours = await lazyDatabase()();
  await ours.put("jobs", sampleJob());
  await ours.put("places", "session", "credential");
  ours.close();
  const newer = await openDB("closeout", ours.version + 1, {
    upgrade: (database) => void database.createObjectStore("letters"),
  });
  newer.close();
}

beforeEach(() => {
  fakeBrowser.reset();
  globalThis.indexedDB = new IDBFactory();
});

describe("the database", () => {
  it("walks the data of version 1 forward and loses nothing", async () => {
    await leaveVersion1();
    const database = lazyDatabase();
    const jobs = new Map((await jobStore(database).all()).map((job) => [job.id, job]));
    const requests = Object.fromEntries([...jobs].map(([id, job]) => [id, job.requests]));
    expect(requests).toEqual({ untouched: 0, limited: 1, sending: 1, second: 2, ended: 1 });
    expect(jobs.get("untouched")).toEqual(sampleJob({ id: "untouched", ticketId: "ticket-of-untouched" }));
    for (const [id, job] of jobs) expect([job.stopping, canUndo(job)]).toEqual([false, id === "untouched"]);
    expect(await jobStore(database).unfinished()).toHaveLength(4);
    expect(await (await database()).get("queue", "state")).toEqual({ refused: null });
    expect(await (await database()).get("keys", "credential")).toBe("the key");
  });

  it("moves the settings of before version 5 out of the reach of content scripts, once", async () => {
    await leaveVersion1();
    const settings = { undoSeconds: 9, linkTemplate: "http://wrong.example/", underline: false };
    await fakeBrowser.storage.local.set({ settings });
    const moved = { ...defaultSettings, undoSeconds: 9, underline: false };
    expect(await (await lazyDatabase()()).getAll("settings")).toEqual([moved]);
    const get = vi.spyOn(fakeBrowser.storage.local, "get");
    await fakeBrowser.storage.local.set({ settings: { undoSeconds: 0 } });
    expect(await (await lazyDatabase()()).getAll("settings")).toEqual([moved]);
    expect(get).not.toHaveBeenCalled();
  });

  it("moves the two that stayed there in version 5, and leaves the others as they are", async () => {
    const { underline, silentSites, ...own } = { ...defaultSettings, undoSeconds: 9 };
    const version5 = await openDB("closeout", 5, {
      upgrade(old) {
        for (const name of ["jobs", "queue", "keys", "tables", "places", "settings"])
          old.createObjectStore(name);
      },
    });
    await version5.put("settings", own, "own");
    version5.close();
    const planted = { undoSeconds: 0, underline: false, silentSites: ["a.example", "*"] };
    await fakeBrowser.storage.local.set({ settings: planted });
    expect(await (await lazyDatabase()()).getAll("settings")).toEqual([
      { ...own, underline: false, silentSites: ["a.example"] },
    ]);
  });

  it("takes nothing from there on a new installation", async () => {
    await fakeBrowser.storage.local.set({ settings: { undoSeconds: 0 } });
    expect(await (await lazyDatabase()()).getAll("settings")).toEqual([]);
  });

  it("lets go of its connection when a newer version wants to walk the data forward", async () => {
    const old = await lazyDatabase()();
    const newer = await openDB("closeout", old.version + 1);
    expect(newer.version).toBe(old.version + 1);
  });

  it("leaves what a newer version stored as it is, and says that it cannot read it", async () => {
    await leaveNewerVersion();
    const database = lazyDatabase();
    for (let time = 0; time < 2; time++) await expect(database()).rejects.toThrow(NewerDataError);
    const newer = await openDB("closeout");
    expect(await newer.getAll("jobs")).toEqual([sampleJob()]);
    newer.close();
  });

  it("is made anew where what a newer version stored is erased, and the token stays where it was chosen to be", async () => {
    await leaveNewerVersion();
    const database = lazyDatabase();
    expect(await eraseNewerData(database)).toBe(1);
    expect(await (await database()).getAll("jobs")).toEqual([]);
    expect(await (await database()).get("places", "credential")).toBe("session");
  });

  it("is not erased as one of a newer version where it is none", async () => {
    expect(await eraseNewerData(lazyDatabase())).toBe(0);
    expect(await indexedDB.databases()).toEqual([]);
    const database = lazyDatabase();
    await (await database()).put("jobs", sampleJob());
    expect(await eraseNewerData(database)).toBe(0);
    expect(await (await database()).getAll("jobs")).toHaveLength(1);
  });

  it("opens again after the browser closed it", async () => {
    const database = lazyDatabase();
    const first = await database();
    forceCloseDatabase(first as unknown as Parameters<typeof forceCloseDatabase>[0]);
    await expect.poll(database).not.toBe(first);
    expect(await (await database()).getAll("jobs")).toEqual([]);
  });
});
