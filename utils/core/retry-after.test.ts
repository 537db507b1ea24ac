import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseRetryAfter } from "./retry-after";

const now = Date.parse("2026-11-23T10:00:00Z");
const httpDate = (ms: number) => new Date(ms).toUTCString();

describe("parseRetryAfter", () => {
  it.each<[string | null, string | null, number | null]>([
    ["30", null, 30_000],
    [" 1 ", null, 1_000],
    ["0", null, null],
    ["-5", null, null],
    ["1.5", null, null],
    ["1e3", null, null],
    ["soon", null, null],
    ["", null, null],
    [null, null, null],
    ["99999999999999999999", null, 1e12],
    ["9".repeat(400), null, 1e12],
    ["999999999", null, 999_999_999_000],
    ["Fri, 31 Dec 9999 23:59:59 GMT", httpDate(now), 1e12],
    [httpDate(now + 90_000), httpDate(now), 90_000],
    // A clock that is an hour wrong on either side does not matter.
    [httpDate(now + 3_690_000), httpDate(now + 3_600_000), 90_000],
    [httpDate(now + 90_000), null, 90_000],
    [httpDate(now + 90_000), "garbage", 90_000],
    [httpDate(now - 1_000), httpDate(now), null],
    ["Monday, 23-Nov-26 10:01:30 GMT", "Mon Nov 23 10:00:00 2026", 90_000],
    ["2026-11-23T10:01:00Z", null, null],
  ])("reads %j answered at %j as %j", (value, date, expected) => {
    expect(parseRetryAfter(value, date, now)).toBe(expected);
  });

  it("never throws, and never answers anything but a positive number or nothing", () => {
    fc.assert(
      fc.property(fc.option(fc.string()), fc.option(fc.string()), fc.integer(), (value, date, time) => {
        const wait = parseRetryAfter(value, date, time);
        expect(wait === null || (Number.isFinite(wait) && wait > 0)).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });
});
