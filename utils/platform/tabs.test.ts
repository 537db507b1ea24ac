import { expect, test, vi } from "vitest";
import browser, { type Tabs } from "webextension-polyfill";
import { activeTab } from "./tabs";

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
