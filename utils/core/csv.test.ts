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

  it.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", '=HYPERLINK("https://x")'])(
    "has a spreadsheet show %j instead of computing it",
    (text) => expect(read(csvOf([[text]]))).toEqual([[`'${text}`]]),
  );

  it.each(["a=1", " plain", "2026-11-23T10:00:00.000Z", "’tis", "1-2"])("leaves %j as it is", (text) =>
    expect(read(csvOf([[text]]))).toEqual([[text]]),
  );

  it("keeps every text in its cell, and no cell begins a formula", () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.string({ unit: "binary" }), { minLength: 1 }), { minLength: 1 }),
        (rows) => {
          const cells = read(csvOf(rows)).flat();
          expect(cells.map((cell) => cell.replace(/^'/, ""))).toEqual(
            rows.flat().map((cell) => cell.replace(/^'/, "")),
          );
          expect(cells.filter((cell) => /^[=+\-@\t\r\n]/.test(cell))).toEqual([]);
        },
      ),
    );
  });
});
