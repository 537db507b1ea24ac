import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { HIGHLIGHT, HIGHLIGHT_CLOSED } from "./highlight";

const css = readFileSync(new URL("../../entrypoints/highlight.css", import.meta.url), "utf8");
const looks = [
  ...css.matchAll(/:root::highlight\(([\w-]+)\) \{\s*text-decoration: (\w+) (\w+) (#[\da-f]{6}) /g),
];

test("each kind of mark has a look", () => {
  expect(looks.map(([, name]) => name)).toEqual([HIGHLIGHT, HIGHLIGHT_CLOSED]);
});

test("the looks are told apart without their colours", () => {
  expect(new Set(looks.map(([, , line, style]) => `${line} ${style}`)).size).toBe(looks.length);
});

test.each(looks.map(([, name = "", , , colour = ""]) => [name, colour]))(
  "%s stands out by 3:1 on white and on black",
  (_, colour) => {
    const light = luminance(colour);
    expect(1.05 / (light + 0.05)).toBeGreaterThanOrEqual(3);
    expect((light + 0.05) / 0.05).toBeGreaterThanOrEqual(3);
  },
);

/** WCAG 2.2, relative luminance. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
