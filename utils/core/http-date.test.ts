import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseHttpDate } from "./http-date";

const now = Date.parse("2026-11-23T10:00:00Z");

describe("parseHttpDate", () => {
  it.each([
    ["Sun, 06 Nov 1994 08:49:37 GMT", "1994-11-06T08:49:37Z"],
    ["Sunday, 06-Nov-94 08:49:37 GMT", "1994-11-06T08:49:37Z"],
    ["Sun Nov  6 08:49:37 1994", "1994-11-06T08:49:37Z"],
    ["Wed Nov 16 08:49:37 1994", "1994-11-16T08:49:37Z"],
    ["Monday, 23-Nov-26 10:01:00 GMT", "2026-11-23T10:01:00Z"],
    ["Sat Nov  6 08:49:37 9999", "9999-11-06T08:49:37Z"],
    // Two digits: the last year that ends so and is not over 50 years away.
    ["Monday, 23-Nov-76 10:00:00 GMT", "2076-11-23T10:00:00Z"],
    ["Wednesday, 23-Nov-77 10:00:00 GMT", "1977-11-23T10:00:00Z"],
  ])("reads %j", (text, expected) => {
    expect(parseHttpDate(text, now)).toBe(Date.parse(expected));
  });

  it.each([
    "",
    "2026",
    "2026-11-23T10:01:00Z",
    "Mon, 23 Nov 2026 10:01:00",
    "Mon, 23 Nov 2026 10:01:00 CET",
    "Mon, 23 Foo 2026 10:01:00 GMT",
    "Mon, 23-Nov-26 10:01:00 GMT",
    "Monday, 23-Nov-2026 10:01:00 GMT",
    "Mon Nov 23 10:01:00 2026 GMT",
    "Mon Nov 6 10:01:00 2026",
  ])("takes %j for none", (text) => {
    expect(parseHttpDate(text, now)).toBeNaN();
  });

  it("reads what any moment is written as, in all three forms", () => {
    const seconds = fc.integer({ min: now / 1000 - 40 * 31_557_600, max: now / 1000 + 40 * 31_557_600 });
    fc.assert(
      fc.property(seconds, (at) => {
        const text = new Date(at * 1000).toUTCString();
        const [, day = "", month = "", year = "", time = ""] = text.split(/,? /);
        const forms = [
          text,
          `Somesday, ${day}-${month}-${year.slice(2)} ${time} GMT`,
          `${text.slice(0, 3)} ${month} ${day.replace(/^0/, " ")} ${time} ${year}`,
        ];
        expect(forms.map((form) => parseHttpDate(form, now))).toEqual([at * 1000, at * 1000, at * 1000]);
      }),
    );
  });
});
