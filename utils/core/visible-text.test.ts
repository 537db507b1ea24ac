import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { visibleText } from "./visible-text";

/** Characters that only machines see, for those of a text. */
const tags = (text: string) =>
  text.replace(/./gu, (letter) => String.fromCodePoint(0xe0000 + (letter.codePointAt(0) ?? 0)));
const named = (character: string) => `[U+${character.codePointAt(0)?.toString(16).toUpperCase()}]`;

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
    [
      "a sentence behind a flag",
      `🏴${tags("not seen\u007F")}`,
      `🏴${tags("not seen\u007F").replace(/./gu, named)}`,
    ],
    [
      "the flag of a region that has none",
      `🏴${tags("usca\u007F")}`,
      `🏴${tags("usca\u007F").replace(/./gu, named)}`,
    ],
    ["selectors that carry a message", "a\u{E0100}\u{E01EF}", "a[U+E0100][U+E01EF]"],
    ["selectors behind letters and digits", "a\uFE00\uFE0E1\uFE0F", "a[U+FE00][U+FE0E]1[U+FE0F]"],
    ["a second selector behind an ideograph", "葛\u{E0100}\u{E0101}", "葛\u{E0100}[U+E0101]"],
    ["a second selector behind an emoji", "❤\uFE0F\uFE0F\uFE01", "❤\uFE0F[U+FE0F][U+FE01]"],
    ["what Unicode keeps for unseen characters", "\u{E0080}\u{E0FFF}\uFFF0", "[U+E0080][U+E0FFF][U+FFF0]"],
    ["soft hyphens and joiners of glyphs", "pay\u00ADpal\u034F", "pay[U+00AD]pal[U+034F]"],
    ["selectors and vowels of other scripts", "\u180B\u180F\u17B4\u17B5", "[U+180B][U+180F][U+17B4][U+17B5]"],
    ["Braille without dots", "\u2800", "[U+2800]"],
    [
      "controls of notes, hieroglyphs and shorthand",
      "\u{1D173}\u{13430}\u{1BCA0}",
      "[U+1D173][U+13430][U+1BCA0]",
    ],
    [
      "joiners between letters that need none",
      "pay\u200Dp\u200Cа\u200Dλ\u200D1",
      "pay[U+200D]p[U+200C]а[U+200D]λ[U+200D]1",
    ],
    ["joiners that join nothing", "\u200D❤\u200D, 😀\u200Da", "[U+200D]❤[U+200D], 😀[U+200D]a"],
    ["joiners in a row", "می\u200C\u200C\u200Dخ", "می\u200C[U+200C][U+200D]خ"],
    ["joiners behind digits and points of other scripts", "٣\u200D٤۔\u200C", "٣[U+200D]٤۔[U+200C]"],
    ["half a character", "a\uD83Db", "a\uFFFDb"],
  ])("%s", (_, text, shown) => expect(visibleText(text)).toBe(shown));
});

describe("stays as it is", () => {
  test.each([
    ["ordinary text", "Early check-in? Yes – naïve café, 12 €"],
    ["line breaks and tabs", "a\n\tb"],
    ["a family of joined emoji", "👩‍👩‍👧‍👦"],
    [
      "the flags of regions",
      ["gbeng", "gbsct", "gbwls"].map((region) => `🏴${tags(`${region}\u007F`)}`).join(""),
    ],
    ["emoji and signs that were chosen", "❤️ ❤︎ ☎️ ©️ ‼️ 1️⃣ #️⃣ *️⃣"],
    ["emoji of several, of any skin", "❤️‍🔥 🏳️‍🌈 🏴‍☠️ 👩🏽‍❤️‍💋‍👨🏿 🤷🏼‍♀️ 👁️‍🗨️ 🐦‍⬛ 🧑‍🦰 🚶‍➡️"],
    ["flags of countries", "🇩🇪🇯🇵"],
    ["Persian and Arabic", "می‌خواهم ۱۴۴۵ ه‍ مَ‌ه"],
    ["Hindi, Bengali, Sinhala and Malayalam", "क्‍ष र्‍य র‍্য ශ්‍රී അവന്‍"],
    ["Japanese names with forms of their own", "葛\u{E0100}飾区 辻\u{E0101}さん 神\uFE00"],
    ["Mongolian letters with forms of their own", "ᠠ\u180B ᠨ\u180F"],
    ["signs around numbers and verses", "آية\u06DD \u0600١٢"],
    ["Arabic and Hebrew", "طلب تسجيل שלום"],
    ["markup", "<b>not bold</b>"],
  ])("%s", (_, text) => expect(visibleText(text)).toBe(text));
});

/** As Unicode defines them, but for signs that it counts among them and that have a shape; Braille without dots is none of them. */
const unseen =
  /(?![\u0600-\u0605\u06DD\u070F\u0890\u0891\u08E2\u{110BD}\u{110CD}])[\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/u;

test("every character that Unicode calls unseen is shown between letters, and every other stays", () => {
  const isKept = (one: string) =>
    /[\t\n]/.test(one) || !(unseen.test(one) || /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u.test(one));
  for (let block = 0; block < 0x110000; block += 0x100) {
    const characters = Array.from({ length: 0x100 }, (_, index) => String.fromCodePoint(block + index));
    const shown = visibleText(characters.map((one) => `a${one}`).join(""));
    expect(shown).toBe(characters.map((one) => `a${isKept(one) ? one : visibleText(one)}`).join(""));
    expect(shown).not.toMatch(unseen);
  }
});

test("whatever stands beside it, of unseen characters never two follow each other, and showing twice changes nothing more", () => {
  const flag = tags("gbeng\u007F");
  const odd = fc.constantFrom(
    ..."a1#\u20E3❤👩🏽ی्ക🏴\uFE0E\uFE0F\uFE00\u200C\u200D\u200B\u{E0067}\u{E007F}\u{E0100}\u202E",
    flag,
  );
  const texts = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.array(odd, { maxLength: 30 }).map((parts) => parts.join("")),
  );
  fc.assert(
    fc.property(texts, (text) => {
      const shown = visibleText(text);
      const rest = shown.replaceAll(`🏴${flag}`, "").replaceAll("\uFE0F\u200D", "\u200D");
      expect(rest).not.toMatch(new RegExp(`(?:^|[a1 ]|${unseen.source})${unseen.source}(?!\u20E3)`, "u"));
      expect(visibleText(shown)).toBe(shown);
    }),
    { numRuns: 3_000 },
  );
});
