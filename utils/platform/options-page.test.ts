import { expect, test, vi } from "vitest";
import browser, { type Tabs } from "webextension-polyfill";
import { openOptions } from "./options-page";

test("opens at a part of the page", async () => {
  const create = vi.spyOn(browser.tabs, "create").mockResolvedValue({} as Tabs.Tab);
  vi.spyOn(browser.runtime, "getURL").mockImplementation((path) => `extension://us/${path}`);
  await openOptions("activity");
  expect(create).toHaveBeenCalledWith({ url: "extension://us/options.html#activity" });
});

test("without a part, the browser may reuse a tab", async () => {
  const open = vi.fn().mockResolvedValue(undefined);
  Object.assign(browser.runtime, { openOptionsPage: open });
  await openOptions();
  expect(open).toHaveBeenCalledOnce();
});
