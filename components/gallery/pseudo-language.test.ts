import { expect, test } from "vitest";
import { pseudoText } from "./pseudo-language";

test.each([
  ["Close", "[Ćļöšé ]"],
  ["Close $1 tickets", "[Ćļöšé $1 ţíćķéţš ~~~~]"],
  ["Closing in $1 s", "[Ćļöšíñĝ íñ $1 š ~~~]"],
])("%s becomes %s: accents, brackets, the same places", (text, pseudo) => {
  expect(pseudoText(text)).toBe(pseudo);
});

test.each([10, 20, 100])("a text of %i letters becomes about 40 % longer", (length) => {
  expect(pseudoText("x".repeat(length)).length).toBe(length * 1.4);
});
