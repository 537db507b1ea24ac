import { expect, test, vi } from "vitest";
import * as i18n from "../platform/i18n";
import { clockTime, dayName, exactDay, parseTime, relativeDay, relativeTime } from "./time-words";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const now = new Date(2026, 10, 23, 14, 0).getTime();

test.each([
  [10_000, "now"],
  [-10_000, "now"],
  [MINUTE, "1m ago"],
  [119 * MINUTE, "1h ago"],
  [DAY, "yesterday"],
  [6 * DAY, "6d ago"],
  [8 * DAY, "1w ago"],
  [45 * DAY, "1mo ago"],
  [800 * DAY, "2y ago"],
  [-3 * HOUR, "in 3h"],
])("%i ms ago is %j", (ms, text) => expect(relativeTime(now - ms, now)).toBe(text));

test.each([
  ["fr", "il y a 2 h", "dans 3 h"],
  ["pt-PT", "há 2 h", "dentro de 3 h"],
  ["de", "vor 2 Std.", "in 3 Std."],
  ["ja", "2時間前", "3時間後"],
])("in %s times are told in words, not by a sign", (language, past, future) => {
  vi.spyOn(i18n, "locale").mockReturnValue(language);
  const said = [relativeTime(now - 2 * HOUR, now), relativeTime(now + 3 * HOUR, now)];
  expect(said.map((text) => text.replace(/\s/g, " "))).toEqual([past, future]);
});

test.each([
  ["de", 10 * MINUTE, "vor 10 Min."],
  ["es", 90 * DAY, "hace 3 meses"],
  ["fr", 90 * DAY, "il y a 3 mois"],
  ["fr", 10 * MINUTE, "il y a 10 min"],
])("in %s %i ms ago is %j, in which no letter may be minutes as well as months", (language, ms, text) => {
  vi.spyOn(i18n, "locale").mockReturnValue(language);
  expect(relativeTime(now - ms, now).replace(/\s/g, " ")).toBe(text);
});

test.each([
  [0, "today"],
  [1, "yesterday"],
  [3, "3d ago"],
  [40, "1mo ago"],
  // West of Greenwich the id's day may lie ahead.
  [-1, "today"],
])("%i days before today is %j", (days, text) => {
  const today = Math.floor(now / DAY) * DAY;
  expect(relativeDay(today - days * DAY, now)).toBe(text);
});

test("the day in an id is told as it is in UTC, wherever the agent is", () => {
  expect(exactDay(Date.UTC(2026, 3, 2))).toBe("Apr 2, 2026");
});

test("a time of another day names the day", () => {
  expect(clockTime(new Date(2026, 10, 23, 9, 5).getTime(), now)).toBe("9:05 AM");
  expect(clockTime(new Date(2026, 10, 24, 9, 5).getTime(), now)).toBe("11/24/26, 9:05 AM");
});

test.each([
  [now, "Today"],
  [now - DAY, "Yesterday"],
  [now - 4 * DAY, "Thursday, November 19, 2026"],
])("the day of %i is %j", (time, text) => expect(dayName(time, now)).toBe(text));

test.each([
  ["2026-04-01T17:22:10.000Z", Date.UTC(2026, 3, 1, 17, 22, 10)],
  ["yesterday-ish", null],
  ["", null],
  [null, null],
])("reads %j", (text, time) => expect(parseTime(text)).toBe(time));
