import { beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { defaultSettings } from "../core/settings";
import { settingsFile } from "../core/settings-file";
import type { Database } from "./database";
import { readPolicy } from "./policy";
import { type SettingsStore, settingsStore } from "./settings-store";
import { freshDatabase } from "./testing/fresh-database";

let database: () => Promise<Database>;
let settings: SettingsStore;
const onChange = vi.fn();
beforeEach(() => {
  fakeBrowser.reset();
  database = freshDatabase();
  onChange.mockClear();
  settings = settingsStore(database, onChange);
});

const administratorSets = (policy: Record<string, unknown>) => fakeBrowser.storage.managed.set(policy);
const stored = async () => (await database()).get("settings", "own");

describe("settings", () => {
  it("that are changed at the same time are all changed", async () => {
    await Promise.all([settings.change({ notify: false }), settings.change({ undoSeconds: 9 })]);
    expect(await settings.read()).toEqual({ ...defaultSettings, notify: false, undoSeconds: 9 });
  });
});

describe("whoever follows them", () => {
  it("is told once they are stored, not when they are only read", async () => {
    await settings.read();
    expect(onChange).not.toHaveBeenCalled();
    let underline: unknown;
    onChange.mockImplementation(async () => {
      underline = (await stored())?.underline;
    });
    await settings.change({ underline: false });
    expect(onChange).toHaveBeenCalledOnce();
    await vi.waitFor(() => expect(underline).toBe(false));
  });

  it("is told of what a file or the administrator changes, but not that they fix what is so already", async () => {
    await settings.takeFile(settingsFile({ ...defaultSettings, undoSeconds: 9 }));
    expect(onChange).toHaveBeenCalledTimes(1);
    await administratorSets({ silentSites: ["bank.example"] });
    await settings.applyPolicy();
    expect(onChange).toHaveBeenCalledTimes(2);
    await settings.applyPolicy();
    expect(onChange).toHaveBeenCalledTimes(2);
  });
});

describe("what is stored", () => {
  it("lies where no content script writes, and nothing written there counts", async () => {
    await settings.change({ undoSeconds: 9, silentSites: ["a.example"] });
    expect(await fakeBrowser.storage.local.get(null)).toEqual({});
    await fakeBrowser.storage.local.set({
      settings: { ...defaultSettings, undoSeconds: 0, underline: false },
    });
    for (const worker of [settings, settingsStore(database, onChange)])
      expect(await worker.read()).toEqual({ ...defaultSettings, undoSeconds: 9, silentSites: ["a.example"] });
  });

  it("is forgotten", async () => {
    await settings.change({ undoSeconds: 9, underline: false });
    await settings.forget();
    expect(await settings.read()).toEqual(defaultSettings);
    expect(await stored()).toBeUndefined();
  });
});

describe("importing", () => {
  it("changes what the file says and tells what is different now", async () => {
    await settings.change({ underline: false });
    const file = settingsFile({
      ...defaultSettings,
      underline: false,
      undoSeconds: 9,
      silentSites: ["a.example"],
    });
    expect(await settings.takeFile(file)).toEqual({
      problem: null,
      imported: { changed: ["undoSeconds", "silentSites"], fixed: [], ignored: [] },
    });
    expect(await settings.read()).toMatchObject({
      underline: false,
      undoSeconds: 9,
      silentSites: ["a.example"],
    });
  });

  it("of a bad file changes nothing", async () => {
    await settings.change({ undoSeconds: 9 });
    const before = await stored();
    const file = settingsFile({ ...defaultSettings, notify: false, undoSeconds: 99 });
    expect(await settings.takeFile(file)).toEqual({ problem: { kind: "field", field: "undoSeconds" } });
    expect(await stored()).toEqual(before);
  });

  it("does not change what the administrator has fixed, and says so", async () => {
    await administratorSets({ notify: true, undoSeconds: 7 });
    const file = settingsFile({ ...defaultSettings, notify: true, undoSeconds: 0 });
    expect(await settings.takeFile(file)).toMatchObject({
      imported: { changed: [], fixed: ["undoSeconds"] },
    });
    expect(await settings.read()).toMatchObject({ undoSeconds: 7 });
  });
});

describe("what an administrator has fixed", () => {
  it("goes before the agent's choice, which cannot change it", async () => {
    await settings.change({ underline: false, notify: false });
    await administratorSets({ underline: true });
    expect(await settings.read()).toMatchObject({ underline: true, notify: false });
    expect(await settings.change({ underline: false })).toMatchObject({ underline: true });
  });

  it("is stored with the rest", async () => {
    await settings.applyPolicy();
    expect(await stored()).toBeUndefined();
    await administratorSets({ silentSites: ["bank.example"] });
    await settings.applyPolicy();
    expect(await stored()).toEqual({ ...defaultSettings, silentSites: ["bank.example"] });
  });

  it("is what its settings can be, and nothing else", async () => {
    await administratorSets({
      undoSeconds: 99,
      silentSites: ["*"],
      notify: "no",
      underline: false,
      forgetTokenOnClose: true,
      token: "capi_x",
      origin: "https://evil.example",
    });
    expect(await readPolicy()).toEqual({ settings: { underline: false }, untilBrowserCloses: true });
  });

  it.each([
    [
      { silentSites: ["Example.com", "https://intra.example/", " *.desk.example ", "*", 5, "example.com"] },
      { silentSites: ["example.com", "intra.example", "*.desk.example"] },
    ],
    [
      { silentSites: Array.from({ length: 501 }, (_, index) => `s${index}.example`) },
      { silentSites: Array.from({ length: 500 }, (_, index) => `s${index}.example`) },
    ],
    [{ silentSites: [] }, { silentSites: [] }],
    [{ silentSites: "example.com" }, {}],
    [{ linkTemplate: " https://desk.example/{id}\n" }, { linkTemplate: "https://desk.example/{id}" }],
    [{ linkTemplate: "http://desk.example/{id}" }, {}],
  ])("of %j is %j", async (managed, fixed) => {
    await administratorSets(managed);
    expect((await readPolicy()).settings).toEqual(fixed);
  });

  it.each([
    [true, true],
    [false, false],
    ["true", null],
    [1, null],
    [undefined, null],
  ])("of %j for forgetting the token is %j", async (forgetTokenOnClose, untilBrowserCloses) => {
    await administratorSets({ forgetTokenOnClose });
    expect((await readPolicy()).untilBrowserCloses).toBe(untilBrowserCloses);
  });

  it("holds as it was stored while the browser cannot tell, and nothing is changed", async () => {
    await administratorSets({ undoSeconds: 7 });
    await settings.applyPolicy();
    vi.spyOn(fakeBrowser.storage.managed, "get").mockRejectedValue(new Error("Another error"));
    await expect(readPolicy()).rejects.toThrow("Another error");
    expect(await settings.read()).toMatchObject({ undoSeconds: 7 });
    await expect(settings.change({ undoSeconds: 0 })).rejects.toThrow();
    expect(await settings.read()).toMatchObject({ undoSeconds: 7 });
  });

  it("is nothing where the browser knows no policy", async () => {
    const message = "Managed storage manifest not found";
    vi.spyOn(fakeBrowser.storage.managed, "get").mockRejectedValue(new Error(message));
    expect(await readPolicy()).toEqual({ settings: {}, untilBrowserCloses: null });
  });
});
