import { expect, test, vi } from "vitest";
import browser from "webextension-polyfill";
import { searchable, soughtWords } from "./search-words";

test.each([
  ["Größe", "größe"],
  ["ＤＯＯＲ　１２", "door 12"],
  ["ﬁle", "file"],
  ["xd88…3me3", "xd88...3me3"],
])("%j is searched as %j", (text, searched) => {
  expect(searchable(text)).toBe(searched);
});

test("letters are made small as the reader's language does", () => {
  vi.spyOn(browser.i18n, "getUILanguage").mockReturnValue("tr");
  vi.spyOn(browser.i18n, "getMessage").mockReturnValue("tr");
  expect(searchable("ISI")).toBe("ısı");
});

test("words are told apart by blanks of any kind", () => {
  expect(soughtWords(" Door\u00a0 code\n")).toEqual(["door", "code"]);
  expect(soughtWords("  ")).toEqual([]);
});
