import { afterEach, expect, test, vi } from "vitest";
import browser from "webextension-polyfill";
import { locale, t, tCount } from "./i18n";

afterEach(() => vi.restoreAllMocks());

test("replaces places in order", () => {
  expect(t("closeName", "Early check-in", "xd88…3me3")).toBe("Close ticket: Early check-in (xd88…3me3)");
});

test.each([
  [0, "Close 0 tickets"],
  [1, "Close 1 ticket"],
  [2, "Close 2 tickets"],
  [1_200, "Close 1,200 tickets"],
])("counts %i", (count, text) => expect(tCount("closeCount", count)).toBe(text));

test("a form that a language has and the texts lack falls back to the general one", () => {
  vi.spyOn(Intl.PluralRules.prototype, "select").mockReturnValue("few");
  expect(tCount("closeCount", 3)).toBe("Close 3 tickets");
});

test.each([
  ["en-GB", "en-GB"],
  ["en", "en"],
  ["de-AT", "en"],
])("beside English words, a browser in %s writes dates in %s", (ofBrowser, expected) => {
  vi.spyOn(browser.i18n, "getUILanguage").mockReturnValue(ofBrowser);
  expect(locale()).toBe(expected);
});
