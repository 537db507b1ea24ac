import { afterEach, beforeEach, expect, it, vi } from "vitest";
import browser from "webextension-polyfill";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { GESTURE_AT, sampleIds, sampleJob } from "../core/testing/samples";
import { jobStore } from "./close-queue/store";
import { currentTarget } from "./close-target";
import { lazyDatabase } from "./database";
import { startBackground } from "./start";
import { freshBrowser } from "./testing/fresh-browser";
import { freshDatabase } from "./testing/fresh-database";

const nothing = { addListener() {} };
/** The items in the browser's menu. */
let menu: string[];
/** Gives a tab another id. */
let replace: (added: number, removed: number) => void;

/** What the toolbar says over all tabs of which nothing else is known. */
let badge: string | null;

beforeEach(async () => {
  await freshBrowser();
  menu = [];
  badge = null;
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
  const setBadgeText = (said: { tabId?: number; text: string }) => {
    if (said.tabId === undefined) badge = said.text;
  };
  Object.assign(browser, {
    action: { setBadgeText, setTitle() {}, setBadgeBackgroundColor() {} },
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
  ["the browser starts", () => fakeBrowser.runtime.onStartup.trigger()],
  ["another tab comes to the front", () => fakeBrowser.tabs.onActivated.trigger({ tabId: 2, windowId: 1 })],
])("the toolbar counts what waits for the agent as soon as %s", async (_, happen) => {
  // The worker says it when it starts, too.
  await expect.poll(() => badge).toBe("");
  await jobStore(lazyDatabase()).add([sampleJob({ state: "needs-agent", reason: "changed" })], GESTURE_AT);
  await happen();
  await expect.poll(() => badge).toBe("!1");
});

it("the toolbar is shown without a look at all that was ever closed", async () => {
  await expect.poll(() => badge).toBe("");
  await jobStore(lazyDatabase()).add([sampleJob({ state: "needs-agent", reason: "changed" })], GESTURE_AT);
  const readAll = vi.spyOn(IDBObjectStore.prototype, "getAll");
  await fakeBrowser.tabs.onActivated.trigger({ tabId: 2, windowId: 1 });
  await expect.poll(() => badge).toBe("!1");
  expect(readAll).not.toHaveBeenCalled();
});

it.each([
  ["is closed", () => fakeBrowser.tabs.onRemoved.trigger(1, { windowId: 1, isWindowClosing: false })],
  ["gets another id when it is put to rest", () => replace(2, 1)],
])("nothing is kept of a tab that %s", async (_, happen) => {
  await browser.storage.session.set({ "tab:1": {} });
  await happen();
  await expect.poll(async () => Object.keys(await browser.storage.session.get())).not.toContain("tab:1");
});
