import { expect, test } from "vitest";
import { MovedRows } from "./moved-rows";

const at = (tops: Record<string, number>) => new Map(Object.entries(tops));

test("a row that moved is not meant by a press for a moment", () => {
  const rows = new MovedRows();
  rows.note(["a", "b"], at({ a: 0, b: 76 }), 0);
  rows.note(["a", "b"], at({ a: 0, b: 100 }), 1_000);
  expect([
    rows.hasJustMoved("a", 1_001),
    rows.hasJustMoved("b", 1_299),
    rows.hasJustMoved("b", 1_300),
  ]).toEqual([false, true, false]);
});

test("a row that came into the list took a place; the first ones did not", () => {
  const rows = new MovedRows();
  rows.note(["a"], at({ a: 0 }), 0);
  expect(rows.hasJustMoved("a", 1)).toBe(false);
  rows.note(["new", "a"], at({ new: 0, a: 76 }), 1_000);
  expect([rows.hasJustMoved("new", 1_100), rows.hasJustMoved("a", 1_100)]).toEqual([true, true]);
});

test("one that is drawn anew in its place, or comes into view, stood still", () => {
  const rows = new MovedRows();
  rows.note(["a", "b"], at({ a: 0 }), 0);
  rows.note(["a", "b"], at({ a: 0.4, b: 76 }), 1_000);
  expect([rows.hasJustMoved("a", 1_001), rows.hasJustMoved("b", 1_001)]).toEqual([false, false]);
  rows.note(["a", "b"], at({ a: 20, b: 96 }), 1_100);
  rows.note(["a", "b"], at({ a: 20, b: 96 }), 1_200);
  expect(rows.hasJustMoved("a", 1_399)).toBe(true);
});
