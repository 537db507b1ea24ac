import { describe, expect, test } from "vitest";
import { quoted, quotedLine } from "./quoted";

describe("a text of somebody else", () => {
  test.each([
    ["that runs as ours stays as it is", "Early check-in", "Early check-in"],
    ["in Hebrew is set apart", "שלום!", "\u2068שלום!\u2069"],
    ["with Arabic in it, too", "VIP: طلب", "\u2068VIP: طلب\u2069"],
    ["in Adlam, too", "𞤀𞤣", "\u2068𞤀𞤣\u2069"],
    ["cannot end that by itself", "שלום\u2069", "\u2068שלום[U+2069]\u2069"],
  ])("%s", (_, text, shown) => expect(quoted(text)).toBe(shown));

  test.each([
    [" Early\r\n\t check-in\u2028request\n", 60, "Early check-in request"],
    [`שלום${" ".repeat(50)}עולם`, 6, "\u2068שלום ע\u2069"],
    ["😀".repeat(9), 4, "😀😀😀😀"],
    [" \n ", 4, ""],
  ])("on one line: %j to %i", (text, longest, shown) => expect(quotedLine(text, longest)).toBe(shown));
});
