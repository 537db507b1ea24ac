import { afterEach, describe, expect, test, vi } from "vitest";
import browser, { type Tabs } from "webextension-polyfill";
import { openShortcutSettings, shortcuts } from "./shortcuts";

const usual = browser.commands;
afterEach(() => Object.assign(browser, { commands: usual }));

describe("shortcuts", () => {
  test("are told as they are set, also those that are not", async () => {
    const getAll = async () => [{ name: "a", shortcut: "Alt+A", description: "Do a" }, { name: "b" }];
    Object.assign(browser, { commands: { getAll } });
    expect(await shortcuts()).toEqual([
      { name: "a", keys: "Alt+A", description: "Do a" },
      { name: "b", keys: "", description: "" },
    ]);
  });

  test("are changed on the browser's own page, opened as each browser wants it", async () => {
    const create = vi.spyOn(browser.tabs, "create").mockResolvedValue({} as Tabs.Tab);
    Object.assign(browser, { commands: {} });
    expect(await openShortcutSettings()).toBe(true);
    expect(create).toHaveBeenCalledWith({ url: "chrome://extensions/shortcuts" });
    const open = vi.fn(async () => undefined);
    Object.assign(browser, { commands: { openShortcutSettings: open } });
    expect(await openShortcutSettings()).toBe(true);
    expect([open.mock.calls.length, create.mock.calls.length]).toEqual([1, 1]);
  });

  test("a page that does not open is told", async () => {
    Object.assign(browser, { commands: {} });
    vi.spyOn(browser.tabs, "create").mockRejectedValue(new Error("No."));
    expect(await openShortcutSettings()).toBe(false);
  });
});
