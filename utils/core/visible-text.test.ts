import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { visibleText } from "./visible-text";

describe("becomes visible", () => {
  test.each([
    ["an override of direction", "\u202Egnp.exe", "[U+202E]gnp.exe"],
    ["isolates", "a\u2066b\u2069", "a[U+2066]b[U+2069]"],
    ["marks of direction", "\u200Ea\u200F\u061C", "[U+200E]a[U+200F][U+061C]"],
    ["controls", "a\u0000\u0007\u001B[31m", "a␀␇␛[31m"],
    ["a carriage return", "a\rb", "a␍b"],
    ["delete and the upper controls", "\u007F\u0085", "␡[U+0085]"],
    ["blanks without width", "pay\u200Bpal\uFEFF\u2060", "pay[U+200B]pal[U+FEFF][U+2060]"],
    ["separators of lines that are not line breaks", "a\u2028b\u2029", "a[U+2028]b[U+2029]"],
    ["fillers that look like nothing", "\u3164\u115F\uFFA0", "[U+3164][U+115F][U+FFA0]"],
    ["letters that only machines see", "hi\u{E0041}\u{E0042}", "hi[U+E0041][U+E0042]"],
    ["half a character", "a\uD83Db", "a\uFFFDb"],
  ])("%s", (_, text, shown) => expect(visibleText(text)).toBe(shown));
});

describe("stays as it is", () => {
  test.each([
    ["ordinary text", "Early check-in? Yes – naïve café, 12 €"],
    ["line breaks and tabs", "a\n\tb"],
    ["a family of joined emoji", "👩‍👩‍👧‍👦"],
    ["the flag of a region", "🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}"],
    ["scripts that need joiners", "می‌خواهم"],
    ["Arabic and Hebrew", "طلب تسجيل שלום"],
    ["markup", "<b>not bold</b>"],
  ])("%s", (_, text) => expect(visibleText(text)).toBe(text));
});

test("nothing that hides or reorders is left of any text, and showing twice changes nothing more", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const shown = visibleText(text);
      expect(shown).not.toMatch(/[\u202A-\u202E\u2066-\u2069\u200B\u200E\u200F\uFEFF]/);
      expect(visibleText(shown)).toBe(shown);
    }),
  );
});
