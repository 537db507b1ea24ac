import { expect, it } from "vitest";
import { median } from "./median";

it("takes the middle, between two where there is none", () => {
  expect(median([9, 1, 5])).toBe(5);
  expect(median([4, 1, 2, 3])).toBe(2.5);
  expect(() => median([])).toThrow(RangeError);
});
