import { expect, test } from "vitest";
import { MovedRows } from "./moved-rows";

test("a row in another one's place is not meant by a press for a moment", () => {
  const rows = new MovedRows();
  rows.note(["a", "b", "c"], 0);
  rows.note(["b", "c"], 1_000);
  expect([
    rows.hasJustMoved("b", 1_001),
    rows.hasJustMoved("c", 1_299),
    rows.hasJustMoved("c", 1_300),
  ]).toEqual([true, true, false]);
});

test("neither is one that came above others, nor are those below it", () => {
  const rows = new MovedRows();
  rows.note(["a", "b"], 0);
  rows.note(["a", "new", "b"], 1_000);
  expect(["a", "new", "b"].map((id) => rows.hasJustMoved(id, 1_100))).toEqual([false, true, false]);
});

test("the first rows took no place, nor do those that come at the end", () => {
  const rows = new MovedRows();
  rows.note(["a"], 0);
  rows.note(["a", "b"], 1_000);
  expect([rows.hasJustMoved("a", 1_001), rows.hasJustMoved("b", 1_001)]).toEqual([false, false]);
});

test("drawings of the same rows do not prolong it", () => {
  const rows = new MovedRows();
  const ids = ["b"];
  rows.note(["a", "b"], 0);
  rows.note(ids, 1_000);
  rows.note(ids, 1_200);
  expect([rows.hasJustMoved("b", 1_299), rows.hasJustMoved("b", 1_301)]).toEqual([true, false]);
});

test("a list that was empty for a moment, as when another tab comes to the front, is no new one", () => {
  const rows = new MovedRows();
  rows.note(["a", "b"], 0);
  rows.note([], 1_000);
  rows.note(["c", "b"], 1_299);
  expect(["c", "b"].map((id) => rows.hasJustMoved(id, 1_300))).toEqual([true, false]);
});

test("where nothing was for longer, nobody pressed anything", () => {
  const rows = new MovedRows();
  rows.note(["a"], 0);
  rows.note([], 1_000);
  rows.note([], 1_200);
  rows.note(["c"], 1_300);
  expect(rows.hasJustMoved("c", 1_301)).toBe(false);
});
