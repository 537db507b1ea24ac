// @vitest-environment happy-dom
import { expect, test, vi } from "vitest";
import browser from "webextension-polyfill";
import { setDocumentLanguage } from "./document-language";

test("a page has the language and the direction of its texts, whatever the browser's are", () => {
  const texts: Record<string, string> = { textLocale: "he", textDirection: "rtl" };
  vi.spyOn(browser.i18n, "getMessage").mockImplementation((key) => texts[key] ?? "");
  vi.spyOn(browser.i18n, "getUILanguage").mockReturnValue("en-US");
  const root = document.createElement("html");
  root.lang = "en";
  setDocumentLanguage(root);
  expect([root.lang, root.dir]).toEqual(["he", "rtl"]);
});
