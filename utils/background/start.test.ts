import { afterEach, beforeEach, expect, it, vi } from "vitest";
import browser from "webextension-polyfill";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { sampleIds } from "../core/testing/samples";
import { currentTarget } from "./close-target";
import { startBackground } from "./start";
import { freshBrowser } from "./testing/fresh-browser";
import { freshDatabase } from "./testing/fresh-database";

const nothing = { addListener() {} };
/** The items in the browser's menu. */
let menu: string[];
/** Gives a tab another id. */
let replace: (added: number, removed: number) => void;

beforeEach(async () => {
  await freshBrowser();
  menu = [];
  freshDatabase();
  vi.stubGlobal("addEventListener", () => {});
  vi.stubGlobal("navigator", { onLine: true, locks: { request: async () => {} } });
  Object.assign(browser.commands, { onCommand: nothing });
  const onReplaced = {
    addListener(listener: typeof replace) {
      replace = listener;
    },
  };
  Object.assign(browser.tabs, { onReplaced });
  Object.assign(browser, {
    contextMenus: { removeAll: async () => void menu.splice(0), onClicked: nothing },
    permissions: { onAdded: nothing, onRemoved: nothing, contains: async () => true },
  });
  startBackground();
});

afterEach(() => vi.unstubAllGlobals());

it.each([
  ["another tab comes to the front", () => fakeBrowser.tabs.onActivated.trigger({ tabId: 2, windowId: 1 })],
  ["another window does", () => fakeBrowser.windows.onFocusChanged.trigger(2)],
])("nothing is pointed at any more when %s", async (_, happen) => {
  await currentTarget.set({ tabId: 1, frameId: 0, documentId: null, ids: [sampleIds.ticket] });
  await happen();
  await expect.poll(async () => (await currentTarget.get())?.ids).toEqual([]);
});

it("the menu offers nothing of the browser's last run, of which it keeps the items", async () => {
  menu.push("close:of the last run");
  await fakeBrowser.runtime.onStartup.trigger();
  await expect.poll(() => menu).toEqual([]);
});

it.each([
  ["is closed", () => fakeBrowser.tabs.onRemoved.trigger(1, { windowId: 1, isWindowClosing: false })],
  ["gets another id when it is put to rest", () => replace(2, 1)],
])("nothing is kept of a tab that %s", async (_, happen) => {
  await browser.storage.session.set({ "tab:1": {} });
  await happen();
  await expect.poll(async () => Object.keys(await browser.storage.session.get())).not.toContain("tab:1");
});
