import { expect, test, vi } from "vitest";
import browser, { type Tabs } from "webextension-polyfill";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { activeTab, onActiveTabChange, onTabLoaded } from "./tabs";

/** The fields that a test is about; the browser gives many more. */
function tabs(...found: Partial<Tabs.Tab>[]) {
  return vi.spyOn(browser.tabs, "query").mockResolvedValue(found as Tabs.Tab[]);
}

test("asks for the active tab of this window", async () => {
  const query = tabs({ id: 7, url: "https://desk.example/" });
  expect(await activeTab()).toEqual({ id: 7, url: "https://desk.example/" });
  expect(query).toHaveBeenCalledWith({ active: true, currentWindow: true });
});

test("knows no address where there is no access", async () => {
  tabs({ id: 7 });
  expect(await activeTab()).toEqual({ id: 7, url: null });
});

test.each([[[]], [[{ url: "devtools://x" }]]])("names no tab for %j", async (found) => {
  tabs(...found);
  expect(await activeTab()).toBeNull();
});

test("tells that the tab in front may be another one or show another page, until it is enough", () => {
  const changed = vi.fn();
  const stop = new AbortController();
  const { tabs, windows } = fakeBrowser;
  onActiveTabChange(changed, stop.signal);
  const happen = () => {
    void tabs.onActivated.trigger({ tabId: 7, windowId: 1 });
    void tabs.onUpdated.trigger(7, { status: "complete" }, { id: 7 } as never);
    void windows.onFocusChanged.trigger(1);
  };
  happen();
  expect(changed.mock.calls).toEqual([[], [], []]);
  stop.abort();
  happen();
  expect(changed).toHaveBeenCalledTimes(3);
});

test("tells which tab has loaded something, once it has, until it is enough", () => {
  const loaded = vi.fn();
  const stop = new AbortController();
  onTabLoaded(loaded, stop.signal);
  const happen = (status: "loading" | "complete") =>
    void fakeBrowser.tabs.onUpdated.trigger(7, { status }, { id: 7 } as never);
  happen("loading");
  expect(loaded).not.toHaveBeenCalled();
  happen("complete");
  stop.abort();
  happen("complete");
  expect(loaded.mock.calls).toEqual([[7]]);
});
