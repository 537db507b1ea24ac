import { expect, it, vi } from "vitest";
import browser from "webextension-polyfill";
import { injectScanner } from "./scanner-injection";

const target = { tabId: 3, allFrames: true };

function withScripting(executeScript: (injection: object) => Promise<unknown>) {
  const insertCSS = vi.fn(async () => {});
  Object.assign(browser, { scripting: { executeScript, insertCSS } });
  const content_scripts = [{ css: ["assets/highlight.css"], js: ["scanner.js"] }];
  Object.assign(browser.runtime, { getManifest: () => ({ content_scripts }) });
  return insertCSS;
}

it("starts what the manifest declares, also in a page that is still arriving", async () => {
  const executeScript = vi.fn(async () => []);
  const insertCSS = withScripting(executeScript);
  expect(await injectScanner(3)).toBe(true);
  expect(insertCSS).toHaveBeenCalledWith({ target, files: ["assets/highlight.css"] });
  expect(executeScript).toHaveBeenCalledWith({ target, files: ["scanner.js"], injectImmediately: true });
});

it("tells where the browser does not allow it", async () => {
  withScripting(async () => Promise.reject(new Error("Cannot access contents of the page.")));
  expect(await injectScanner(3)).toBe(false);
});
