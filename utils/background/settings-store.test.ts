import { beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { defaultSettings } from "../core/settings";
import { settingsFile } from "../core/settings-file";
import { readPolicy } from "./policy";
import { applyPolicy, changeSettings, importSettings, readSettings } from "./settings-store";

beforeEach(() => fakeBrowser.reset());

const administratorSets = (policy: Record<string, unknown>) => fakeBrowser.storage.managed.set(policy);
const stored = async () => (await fakeBrowser.storage.local.get("settings"))["settings"];

describe("settings", () => {
  it("that are changed at the same time are all changed", async () => {
    await Promise.all([changeSettings({ notify: false }), changeSettings({ undoSeconds: 9 })]);
    expect(await readSettings()).toEqual({ ...defaultSettings, notify: false, undoSeconds: 9 });
  });
});

describe("importing", () => {
  it("changes what the file says and tells what is different now", async () => {
    await changeSettings({ underline: false });
    const file = settingsFile({
      ...defaultSettings,
      underline: false,
      undoSeconds: 9,
      silentSites: ["a.example"],
    });
    expect(await importSettings(file)).toEqual({
      problem: null,
      imported: { changed: ["silentSites", "undoSeconds"], fixed: [], ignored: [] },
    });
    expect(await readSettings()).toMatchObject({
      underline: false,
      undoSeconds: 9,
      silentSites: ["a.example"],
    });
  });

  it("of a bad file changes nothing", async () => {
    await changeSettings({ undoSeconds: 9 });
    const before = await stored();
    const file = settingsFile({ ...defaultSettings, notify: false, undoSeconds: 99 });
    expect(await importSettings(file)).toEqual({ problem: { kind: "field", field: "undoSeconds" } });
    expect(await stored()).toEqual(before);
  });

  it("does not change what the administrator has fixed, and says so", async () => {
    await administratorSets({ notify: true, undoSeconds: 7 });
    const file = settingsFile({ ...defaultSettings, notify: true, undoSeconds: 0 });
    expect(await importSettings(file)).toMatchObject({ imported: { changed: [], fixed: ["undoSeconds"] } });
    expect(await readSettings()).toMatchObject({ undoSeconds: 7 });
  });
});

describe("what an administrator has fixed", () => {
  it("goes before the agent's choice, which cannot change it", async () => {
    await changeSettings({ underline: false, notify: false });
    await administratorSets({ underline: true });
    expect(await readSettings()).toMatchObject({ underline: true, notify: false });
    expect(await changeSettings({ underline: false })).toMatchObject({ underline: true });
  });

  it("is stored for the content scripts, too", async () => {
    await applyPolicy();
    expect(await stored()).toBeUndefined();
    await administratorSets({ silentSites: ["bank.example"] });
    await applyPolicy();
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

  it("holds as it was stored while the browser cannot tell, and nothing is changed", async () => {
    await administratorSets({ undoSeconds: 7 });
    await applyPolicy();
    vi.spyOn(fakeBrowser.storage.managed, "get").mockRejectedValue(new Error("Another error"));
    await expect(readPolicy()).rejects.toThrow("Another error");
    expect(await readSettings()).toMatchObject({ undoSeconds: 7 });
    await expect(changeSettings({ undoSeconds: 0 })).rejects.toThrow();
    expect(await readSettings()).toMatchObject({ undoSeconds: 7 });
  });

  it("is nothing where the browser knows no policy", async () => {
    const message = "Managed storage manifest not found";
    vi.spyOn(fakeBrowser.storage.managed, "get").mockRejectedValue(new Error(message));
    expect(await readPolicy()).toEqual({ settings: {}, untilBrowserCloses: null });
  });
});
