import { beforeEach, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { injectScanner } from "./scanner-injection";

const declared = { matches: [], css: ["marks.css"], js: ["scanner.js"] };
const target = { tabId: 7, allFrames: true };
const insertCSS = vi.fn();
const executeScript = vi.fn();

function manifest(content_scripts?: object[]) {
  vi.spyOn(fakeBrowser.runtime, "getManifest").mockReturnValue({ content_scripts } as never);
}

beforeEach(() => {
  for (const mock of [insertCSS, executeScript]) mock.mockReset().mockResolvedValue([]);
  Object.assign(fakeBrowser, { scripting: { insertCSS, executeScript } });
});

test("brings into all frames what the manifest declares, also while the page is still arriving", async () => {
  manifest([declared]);
  expect(await injectScanner(7)).toBe(true);
  expect(insertCSS.mock.calls).toEqual([[{ target, files: ["marks.css"] }]]);
  expect(executeScript.mock.calls).toEqual([[{ target, files: ["scanner.js"], injectImmediately: true }]]);
});

test.each([insertCSS, executeScript])("says where the browser does not allow it", async (refused) => {
  manifest([declared]);
  refused.mockRejectedValue(new Error("Cannot access contents of the page."));
  expect(await injectScanner(7)).toBe(false);
});

test("says where there is nothing to bring", async () => {
  manifest();
  expect(await injectScanner(7)).toBe(false);
});
