import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test, vi } from "vitest";
import browser from "webextension-polyfill";
import { tCount } from "./i18n";

/** The texts of all languages, as files: what a compiler cannot see. */
const folder = "public/_locales";
const languages = readdirSync(folder);
const fileOf = (language: string) => readFileSync(`${folder}/${language}/messages.json`, "utf8");
const textsOf = (language: string) =>
  Object.entries(JSON.parse(fileOf(language)) as Record<string, { message: string }>).map(
    ([key, { message }]): [key: string, message: string] => [key, message],
  );
const english = textsOf("en");

/** "selected_one" and "selected_other" are forms of "selected". */
const stemOf = (key: string) => key.replace(/_(zero|one|two|few|many|other)$/, "");
const stemsOf = (texts: [string, string][]) => [...new Set(texts.map(([key]) => stemOf(key)))];
const placesIn = (text: string) => [...new Set(text.match(/\$\d/g))].sort();

describe.each(languages)("the texts in %s", (language) => {
  const texts = textsOf(language);
  const byKey = new Map(texts);
  const locale = byKey.get("textLocale") ?? "";

  test("stand on one line each, and no name twice, not even in other letters", () => {
    expect(fileOf(language).trimEnd().split("\n")).toHaveLength(texts.length + 2);
    expect(new Set(texts.map(([key]) => key.toLowerCase())).size).toBe(texts.length);
  });

  test("say which language they are in and which way it is written", () => {
    expect(locale.replace("-", "_")).toBe(language);
    expect(Intl.getCanonicalLocales(locale)).toEqual([locale]);
    expect(["ltr", "rtl"]).toContain(byKey.get("textDirection"));
  });

  test("are those that English has, in its order", () => {
    expect(stemsOf(texts)).toEqual(stemsOf(english));
  });

  test("have all the forms for numbers that the language has, and no others", () => {
    const forms = new Intl.PluralRules(locale).resolvedOptions().pluralCategories.toSorted();
    for (const stem of countedStems()) {
      const keys = texts.map(([key]) => key).filter((key) => stemOf(key) === stem);
      expect(keys.toSorted()).toEqual(forms.map((form) => `${stem}_${form}`));
    }
  });

  test("have the places that English has; where it is one, the number may be a word", () => {
    const wanted = new Map(english.map(([key, text]) => [stemOf(key), placesIn(text)]));
    const odd = texts.filter(([key, text]) => {
      const places = placesIn(text);
      const needed = wanted.get(stemOf(key)) ?? [];
      if (key.endsWith("_one") && !places.includes("$1")) return `${places}` !== `${needed.slice(1)}`;
      return `${places}` !== `${needed}`;
    });
    expect(odd).toEqual([]);
  });

  test("follow the house style: something is said, without exclamation marks, straight quotes, three dots or markup", () => {
    const style = /^$|[!¡！"']|\.\.\.|^\s|\s$|\s\s|<|&\w+;|\$(?!\d)/;
    expect(texts.filter(([, text]) => style.test(text))).toEqual([]);
  });

  test("end by a mark where there is more than one sentence", () => {
    const open = /([.?] |[。？]).*[^.?…:。？：]$/;
    expect(texts.filter(([, text]) => open.test(text))).toEqual([]);
  });

  test("open every quotation by the same mark", () => {
    const marks = texts.flatMap(([, text]) => text.match(/[“„«‹「『](?=\s?\$)/g) ?? []);
    expect([...new Set(marks)]).toHaveLength(1);
  });

  test("are short enough for the stores", () => {
    expect((byKey.get("extensionName") ?? "").length).toBeLessThanOrEqual(45);
    expect((byKey.get("extensionDescription") ?? "").length).toBeLessThanOrEqual(132);
  });
});

test.each(languages.filter((language) => language !== "en"))("the texts in %s are translated", (language) => {
  const wanted = new Map(english);
  // Short ones may well be the same: "SMS", "Ticket $1".
  const same = textsOf(language).filter(([key, text]) => text.length > 20 && wanted.get(key) === text);
  expect(same).toEqual([]);
});

test("the French texts have their no-break spaces", () => {
  const wrong = /[^\u202f][?;]|[^\u00a0]:(?!\/\/)|«[^\u00a0]|[^\u00a0]»/;
  expect(textsOf("fr").filter(([, text]) => wrong.test(text))).toEqual([]);
});

test("every text is used", () => {
  const sources = sourcesOf("components", "utils", "entrypoints", "wxt.config.ts");
  const unused = stemsOf(english).filter(
    (name) => !sources.includes(`"${name}"`) && !sources.includes(`__MSG_${name}__`),
  );
  expect(unused).toEqual([]);
});

test("every text that the manifest names is there", () => {
  const named = [...sourcesOf("wxt.config.ts").matchAll(/__MSG_(\w+)__/g)].map(([, name]) => name);
  expect(named.length).toBeGreaterThan(0);
  expect(english.map(([key]) => key)).toEqual(expect.arrayContaining(named));
});

test.each([
  ["de", "de", 1_200, "1.200 Tickets schließen"],
  ["fr", "fr-CA", 0, "Clôturer 0 ticket"],
  ["fr", "fr", 2, "Clôturer 2 tickets"],
  ["fr", "fr", 1_000_000, "Clôturer 1 000 000 de tickets"],
  ["es", "es-419", 1, "Cerrar 1 ticket"],
  ["pt_BR", "pt-BR", 0, "Fechar 0 ticket"],
  ["pt_PT", "pt-PT", 0, "Fechar 0 tickets"],
  ["ja", "ja", 1, "1 件のチケットをクローズ"],
])(
  "with the texts in %s, a browser in %s counts %i as the language does",
  (language, ofBrowser, count, text) => {
    const texts = new Map(textsOf(language));
    vi.spyOn(browser.i18n, "getUILanguage").mockReturnValue(ofBrowser);
    vi.spyOn(browser.i18n, "getMessage").mockImplementation((key, values) =>
      (texts.get(key) ?? "").replace("$1", [values].flat()[0] ?? ""),
    );
    expect(tCount("closeCount", count).replace(/\s/g, " ")).toBe(text);
  },
);

function countedStems(): string[] {
  return english.map(([key]) => key).flatMap((key) => (key.endsWith("_other") ? [stemOf(key)] : []));
}

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
