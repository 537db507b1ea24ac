import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csvOf } from "./csv";

/** Reads what RFC 4180 says of quoted cells. */
function read(csv: string): string[][] {
  const lines: string[][] = [];
  for (let rest = csv.slice(1); rest !== ""; ) {
    const line: string[] = [];
    for (let more = true; more; ) {
      const [cell = "", text = "", end] = /^"((?:[^"]|"")*)"(,|\r\n)/.exec(rest) ?? [];
      if (cell === "") throw new Error(`Not a cell: ${rest}`);
      line.push(text.replaceAll('""', '"'));
      rest = rest.slice(cell.length);
      more = end === ",";
    }
    lines.push(line);
  }
  return lines;
}

describe("CSV", () => {
  it("begins with a byte order mark and ends each line", () => {
    expect(
      csvOf([
        ["a", 'b "c", d'],
        ["e\r\nf", ""],
      ]),
    ).toBe('\uFEFF"a","b ""c"", d"\r\n"e\r\nf",""\r\n');
  });

  it.each([
    ["=1+1", "'=1+1"],
    ["+1", "'+1"],
    ["-1", "'-1"],
    ["@SUM(A1)", "'@SUM(A1)"],
    ["＝1", "'＝1"],
    ["－1", "'－1"],
    ['=HYPERLINK("https://x")', '\'=HYPERLINK("https://x")'],
    ["\t=1", "\t'=1"],
    ["\r\n=1", "\r\n'=1"],
    ["\u00A0\u3000\u200B\uFEFF =1", "\u00A0\u3000\u200B\uFEFF '=1"],
    ["hello;=cmd|'/C calc'!A0;x", "hello;'=cmd|'/C calc'!A0;x"],
    ["hello; +1", "hello; '+1"],
    ['hello;"=1"', 'hello;"\'=1"'],
    ["Dear team,\n- one\n- two", "Dear team,\n'- one\n'- two"],
    ["a\u2028@b", "a\u2028'@b"],
  ])("has a spreadsheet show %j instead of computing it", (text, inert) =>
    expect(read(csvOf([[text]]))).toEqual([[inert]]),
  );

  it.each(["a=1", " plain", "2026-11-23T10:00:00.000Z", "’tis", "1-2", "a, -b", "a; b"])(
    "leaves %j as it is",
    (text) => expect(read(csvOf([[text]]))).toEqual([[text]]),
  );

  it("keeps every text in its cell, and nothing that may be taken for a cell begins a formula", () => {
    const text = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.string({ unit: fc.constantFrom(...";,\t\r\n\u2028 \u00A0\u200B\"'=+-@＝＋a") }),
    );
    const withoutMarks = (cell: string) => cell.replace(/'(?=[=+\-@＝＋－＠])/g, "");
    fc.assert(
      fc.property(fc.array(fc.array(text, { minLength: 1 }), { minLength: 1 }), (rows) => {
        const csv = csvOf(rows);
        expect(read(csv).flat().map(withoutMarks)).toEqual(rows.flat().map(withoutMarks));
        // Whatever a spreadsheet takes for the borders of cells besides commas, with quotes or without.
        const pieces = [csv, ...read(csv).flat()].flatMap((part) =>
          part.split(/[;\t\n\v\f\r\u0085\u2028\u2029]/),
        );
        expect(pieces.filter((piece) => /^[\s\p{C}"]*[=+\-@＝＋－＠]/u.test(piece))).toEqual([]);
      }),
      { numRuns: 2_000 },
    );
  });
});
