import { beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { TabIds } from "./tab-ids";

let tabs: TabIds;
beforeEach(() => {
  fakeBrowser.reset();
  tabs = new TabIds();
});

describe("the ids of a tab", () => {
  it("are unknown until something was reported, be it nothing", async () => {
    expect(await tabs.read(1)).toBeNull();
    await tabs.report(1, 0, { startedAt: 100, ids: [] });
    expect((await tabs.read(1))?.ids).toEqual([]);
    expect(await tabs.read(2)).toBeNull();
  });

  it("are merged over frames, the top first, each once", async () => {
    await tabs.report(1, 5, { startedAt: 110, ids: ["c", "a"] });
    await tabs.report(1, 0, { startedAt: 100, ids: ["a", "b"] });
    await tabs.report(1, 3, { startedAt: 120, ids: ["d"] });
    expect((await tabs.read(1))?.ids).toEqual(["a", "b", "d", "c"]);
  });

  it("may be more than are read where a frame reports as many as it may, and where many frames report", async () => {
    const many = (count: number, name: string) => Array.from({ length: count }, (_, at) => `${name}${at}`);
    await tabs.report(1, 0, { startedAt: 100, ids: many(199, "a") });
    expect((await tabs.read(1))?.isCut).toBe(false);
    await tabs.report(1, 0, { startedAt: 100, ids: many(200, "a") });
    expect((await tabs.read(1))?.isCut).toBe(true);
    for (const frame of [0, 1, 2])
      await tabs.report(2, frame, { startedAt: 100, ids: many(199, `${frame}-`) });
    expect((await tabs.read(2))?.isCut).toBe(true);
    expect((await tabs.read(2))?.ids).toEqual([...many(199, "0-"), ...many(199, "1-"), ...many(102, "2-")]);
  });

  it("follow what a frame reports, and survive the worker", async () => {
    await tabs.report(1, 0, { startedAt: 100, ids: ["a"] });
    await tabs.report(1, 3, { startedAt: 1_000, ids: ["b"] });
    await tabs.report(1, 3, { startedAt: 1_000, ids: [] });
    expect((await new TabIds().read(1))?.ids).toEqual(["a"]);
  });

  it("are known without a question to the browser once they were reported, until the tab goes", async () => {
    await tabs.report(1, 0, { startedAt: 100, ids: ["a"] });
    const get = vi.spyOn(fakeBrowser.storage.session, "get");
    expect((await tabs.read(1))?.ids).toEqual(["a"]);
    expect(get).not.toHaveBeenCalled();
    await tabs.forget(1);
    expect(await tabs.read(1)).toBeNull();
  });

  it("are those that could be stored", async () => {
    await tabs.report(1, 0, { startedAt: 100, ids: ["a"] });
    vi.spyOn(fakeBrowser.storage.session, "set").mockRejectedValue(new Error("full"));
    await expect(tabs.report(1, 0, { startedAt: 100, ids: ["b"] })).rejects.toThrow("full");
    expect((await tabs.read(1))?.ids).toEqual(["a"]);
  });

  it("never mix the page of before with the page of now", async () => {
    await tabs.report(1, 0, { startedAt: 1_000, ids: ["old"] });
    await tabs.report(1, 3, { startedAt: 1_500, ids: ["old frame"] });
    await tabs.report(1, 4, { startedAt: 9_050, ids: ["new frame"] });
    await tabs.report(1, 0, { startedAt: 9_000, ids: ["new"] });
    expect((await tabs.read(1))?.ids).toEqual(["new", "new frame"]);
    await tabs.report(1, 0, { startedAt: 1_000, ids: [] });
    await tabs.report(1, 3, { startedAt: 1_500, ids: ["late frame"] });
    expect((await tabs.read(1))?.ids).toEqual(["new", "new frame"]);
  });

  it("follow a page that has ids, even where the clock was set back since the last one", async () => {
    await tabs.report(1, 0, { startedAt: 9_000_000, ids: ["before"] });
    expect(await tabs.report(1, 0, { startedAt: 1_000, ids: ["now"] })).toBe(true);
    expect(await tabs.report(1, 0, { startedAt: 1_000, ids: ["now", "more"] })).toBe(false);
    expect((await tabs.read(1))?.ids).toEqual(["now", "more"]);
  });

  it("of a page that came back with its frames, in any order", async () => {
    await tabs.report(1, 0, { startedAt: 9_000, ids: ["between"] });
    await tabs.report(1, 3, { startedAt: 19_990, ids: ["frame"] });
    await tabs.report(1, 0, { startedAt: 20_000, ids: ["back"] });
    expect((await tabs.read(1))?.ids).toEqual(["back", "frame"]);
  });

  it("of a frame that says it is of the future go with the page that it was in", async () => {
    vi.useFakeTimers({ now: 1_000_000 });
    await tabs.report(1, 0, { startedAt: 900_000, ids: [] });
    await tabs.report(1, 7, { startedAt: 1e300, ids: ["evil"] });
    vi.setSystemTime(1_005_000);
    // Of the same document the same is held all the time.
    await tabs.report(1, 7, { startedAt: 1e300, ids: ["more evil"] });
    vi.setSystemTime(1_010_000);
    await tabs.report(1, 0, { startedAt: 1_009_000, ids: [] });
    expect((await tabs.read(1))?.ids).toEqual([]);
    vi.useRealTimers();
  });

  it("of a page that says it is of the future go with it, and the next one is taken with its frames", async () => {
    vi.useFakeTimers({ now: 1_000_000 });
    expect(await tabs.report(1, 0, { startedAt: 1e300, ids: ["evil"] })).toBe(true);
    vi.setSystemTime(1_005_000);
    expect(await tabs.report(1, 0, { startedAt: 1e300, ids: ["evil", "more"] })).toBe(false);
    vi.setSystemTime(1_010_000);
    expect(await tabs.report(1, 0, { startedAt: 1_009_000, ids: [] })).toBe(true);
    await tabs.report(1, 4, { startedAt: 1_009_500, ids: ["good"] });
    expect((await tabs.read(1))?.ids).toEqual(["good"]);
    vi.useRealTimers();
  });

  it("are kept of the top and of 100 more frames, those that reported last", async () => {
    vi.useFakeTimers({ now: 1_000_000 });
    await tabs.report(1, 0, { startedAt: 100, ids: ["top"] });
    for (let frame = 1; frame <= 300; frame++) {
      vi.setSystemTime(1_000_000 + frame);
      await tabs.report(1, frame, { startedAt: 100, ids: [`id-${frame}`] });
    }
    vi.useRealTimers();
    const expected = ["top", ...Array.from({ length: 100 }, (_, at) => `id-${at + 201}`)];
    expect((await tabs.read(1))?.ids).toEqual(expected);
  });

  it("are never more than 2,000, whatever frames report", async () => {
    const ids = Array.from({ length: 200 }, (_, at) => `id-${at}`);
    for (let frame = 0; frame < 50; frame++) await tabs.report(1, frame, { startedAt: 100, ids });
    const [frames = {}] = Object.values(await fakeBrowser.storage.session.get(null));
    const stored = Object.values(frames as Record<string, { ids: string[] }>).flatMap((frame) => frame.ids);
    expect(stored).toHaveLength(2_000);
    expect(await tabs.read(1)).toEqual({ ids, isCut: true });
  });

  it("leave no trace of frames without any, but the tab is known", async () => {
    for (let frame = 1; frame < 50; frame++) await tabs.report(1, frame, { startedAt: 100, ids: [] });
    expect(await fakeBrowser.storage.session.get(null)).toEqual({ "tab:1": {} });
    expect(await tabs.read(1)).toEqual({ ids: [], isCut: false });
    expect(await tabs.tabsWith()).toEqual([1]);
    expect(await tabs.tabsWith(["a"])).toEqual([]);
  });

  it("lose nothing when frames report at once", async () => {
    const frames = Array.from({ length: 50 }, (_, frame) => frame);
    await Promise.all(frames.map((frame) => tabs.report(1, frame, { startedAt: 100, ids: [`id-${frame}`] })));
    expect((await tabs.read(1))?.ids).toHaveLength(50);
  });

  it("go with the tab", async () => {
    await tabs.report(1, 0, { startedAt: 100, ids: ["a"] });
    await tabs.forget(1);
    expect(await tabs.read(1)).toBeNull();
  });
});
