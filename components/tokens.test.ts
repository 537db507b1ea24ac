import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const folder = new URL(".", import.meta.url).pathname;
const read = (file: string) => readFileSync(folder + file, "utf8").replace(/\/\*.*?\*\//gs, "");
const files = readdirSync(folder, { recursive: true })
  .map(String)
  .filter((file) => file.endsWith(".module.css"))
  .sort();
const shared = read("tokens.css");
const tokens = new Set(shared.match(/(?<=^\s*)--[\w-]+(?=:)/gm));

/** Properties, and what their values may not contain because a token says it. */
const rules: readonly [property: RegExp, own: RegExp, what: string][] = [
  // Hairlines and corrections for the eye, of up to 3 px, belong to no scale.
  [/^(padding|margin|inset|scroll-margin|gap$|row-gap|column-gap)/, /\b([4-9]|\d\d+)px/, "distance"],
  [/^(font|font-size|line-height)$/, /\dpx/, "size of type"],
  [/^font-weight$/, /\d/, "weight"],
  [/radius$/, /\dpx/, "radius"],
  [/^(transition|animation)/, /(^| )(?!300ms both)[\d.]+m?s\b/, "time"],
  [/./, /#[\da-f]{3,8}\b|\b(rgba?|hsla?|hwb|lab|lch|oklab|oklch|color|color-mix)\(/i, "colour"],
  [/^(color|background|fill|stroke|border|outline)/, /\b(white|black|gr[ae]y|red|green|blue)\b/, "colour"],
];

test.each(files)("%s takes from the tokens what there is a token for", (file) => {
  const wrong = declarations(read(file)).flatMap(([property, value]) => {
    const line = `${property}: ${value}`;
    const own = rules.filter(([of, contains]) => of.test(property) && contains.test(value));
    const unknown = variables(value).filter((name) => !tokens.has(name));
    return [
      ...own.map(([, , what]) => `${line} (a ${what} of its own)`),
      ...unknown.map(() => `${line} (no such token)`),
    ];
  });
  expect(wrong).toEqual([]);
});

test("every token is taken by somebody", () => {
  const taken = new Set([...files.map(read), shared].flatMap(variables));
  expect([...tokens].filter((name) => !taken.has(name))).toEqual([]);
});

test("where less motion is wanted nothing goes on for ever, and all else happens at once", () => {
  const wanted = /@media \(prefers-reduced-motion: no-preference\) \{.*?\n\}/gs;
  const [, reduced = ""] = shared.split("(prefers-reduced-motion: reduce)");
  for (const file of files) {
    const moving = declarations(read(file).replace(wanted, "")).filter(([name]) =>
      /^(trans|anim)/.test(name),
    );
    for (const [property, value] of moving) {
      if (property === "transform") continue;
      expect(value, file).not.toContain("infinite");
      for (const name of variables(value)) expect(reduced, file).toContain(`${name}: 0ms;`);
    }
  }
});

function declarations(css: string): [property: string, value: string][] {
  return [...css.matchAll(/^\s*([a-z-]+):([^;{}]+);/gm)].map(([, property = "", value = ""]) => [
    property,
    value.trim().replace(/\s+/g, " "),
  ]);
}

function variables(value: string): string[] {
  return value.match(/(?<=var\()--[\w-]+/g) ?? [];
}
