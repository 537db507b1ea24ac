import { expect, it } from "vitest";
import { median, middleHalf } from "./median";

it("takes the middle, between two where there is none", () => {
  expect(median([9, 1, 5])).toBe(5);
  expect(median([4, 1, 2, 3])).toBe(2.5);
  expect(() => median([])).toThrow(RangeError);
});

it("tells between what half of all lies", () => {
  expect(middleHalf([5, 1, 4, 2, 3])).toEqual([2, 4]);
});
