import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

const css = readFileSync(new URL("tokens.css", import.meta.url), "utf8");
const [lightCss = "", darkCss = ""] = css.split("@media (prefers-color-scheme: dark)");
const light = colours(lightCss);
const schemes = { light, dark: { ...light, ...colours(darkCss) } };

/** What is written on what. */
const texts = [
  ["text", "background"],
  ["text", "raised"],
  ["text", "hover"],
  ["text", "accent-soft"],
  ["text", "attention-soft"],
  ["text", "bad-soft"],
  ["muted", "background"],
  ["muted", "raised"],
  ["muted", "hover"],
  ["muted", "accent-soft"],
  ["accent", "background"],
  ["accent", "hover"],
  ["accent", "accent-soft"],
  ["on-accent", "accent"],
  ["on-accent", "accent-strong"],
  ["attention", "background"],
  ["attention", "hover"],
  ["attention", "raised"],
  ["attention", "accent-soft"],
  ["bad", "background"],
  ["bad", "hover"],
  ["bad", "accent-soft"],
  ["text", "line"],
] as const;

/** Frames of fields, marks, drawings in buttons, and the sign of the focus wherever it can be. */
const shapes = [
  ["control", "background"],
  ["control", "raised"],
  ["background", "muted"],
  ["background", "accent"],
  ["on-accent", "accent"],
  ["accent", "background"],
  ["accent", "raised"],
  ["accent", "hover"],
  ["accent", "accent-soft"],
  ["accent", "attention-soft"],
  ["accent", "bad-soft"],
  ["muted", "bad-soft"],
  ["attention", "attention-soft"],
  ["bad", "bad-soft"],
] as const;

test("every colour is looked at", () => {
  // Lines between things and faint tracks behind them tell nothing that is not told otherwise.
  const looked = new Set([...texts, ...shapes].flat());
  expect(Object.keys(light).filter((name) => !looked.has(name as "text"))).toEqual([]);
});

describe.each(Object.entries(schemes))("%s", (_, colour) => {
  test.each(texts)("%s on %s can be read", (front, back) => {
    expect(contrast(colour[front], colour[back])).toBeGreaterThanOrEqual(4.5);
  });

  test.each(shapes)("%s on %s can be made out", (front, back) => {
    expect(contrast(colour[front], colour[back])).toBeGreaterThanOrEqual(3);
  });
});

function colours(text: string): Record<string, string> {
  return Object.fromEntries(
    [...text.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name, hex]) => [name, hex]),
  );
}

/** WCAG 2.2, contrast ratio. */
function contrast(one: string | undefined, other: string | undefined): number {
  const [dark = 0, bright = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (bright + 0.05) / (dark + 0.05);
}

function luminance(hex = ""): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
