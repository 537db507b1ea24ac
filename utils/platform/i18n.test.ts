import { readdirSync, readFileSync } from "node:fs";
import { afterEach, expect, test, vi } from "vitest";
import browser from "webextension-polyfill";
import english from "../../public/_locales/en/messages.json";
import { locale, t, tCount } from "./i18n";

const keys = Object.keys(english);

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

test("every counted text has the forms of English", () => {
  const stems = keys.filter((key) => key.endsWith("_other")).map((key) => key.replace(/_other$/, ""));
  expect(keys.filter((key) => key.endsWith("_one"))).toEqual(stems.map((stem) => `${stem}_one`));
});

test("every text is used", () => {
  const sources = sourcesOf("components", "utils", "entrypoints", "wxt.config.ts");
  const unused = keys.filter((key) => {
    const name = key.replace(/_(one|other)$/, "");
    return !sources.includes(`"${name}"`) && !sources.includes(`__MSG_${name}__`);
  });
  expect(unused).toEqual([]);
});

test("texts follow the house style: no exclamation marks, no straight quotes, no three dots", () => {
  const odd = Object.entries(english).filter(([, { message }]) => /!|"|'|\.\.\.|\s$|^\s/.test(message));
  expect(odd).toEqual([]);
});

function sourcesOf(...paths: string[]): string {
  return paths
    .flatMap((path) =>
      path.includes(".")
        ? [path]
        : readdirSync(path, { recursive: true, encoding: "utf8" }).map((file) => `${path}/${file}`),
    )
    .filter((path) => /(?<!\.test)\.tsx?$/.test(path))
    .map((path) => readFileSync(path, "utf8"))
    .join("\n");
}
