import { expect, it } from "vitest";
import { partsToMeasure } from "./options";
import { tableOf } from "./table";

it("measures everything unless parts are named", () => {
  expect(partsToMeasure([]).size).toBeGreaterThan(5);
  expect([...partsToMeasure(["feed", "bytes"])]).toEqual(["bytes", "feed"]);
  expect(() => partsToMeasure(["feet"])).toThrow("No such part: feet");
});

it("says in the table what falls short, and nothing of what is only told", () => {
  const figure = { what: "a", asked: "≤ 1", seen: "2" };
  const table = tableOf([
    { ...figure, isMet: false },
    { ...figure, isMet: true },
    { ...figure, isMet: null },
  ]);
  expect(table.split("\n").slice(2)).toEqual([
    "| a | ≤ 1 | 2 | **falls short** |",
    "| a | ≤ 1 | 2 | met |",
    "| a | ≤ 1 | 2 |  |",
  ]);
});
