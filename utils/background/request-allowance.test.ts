import { expect, it } from "vitest";
import { RequestAllowance } from "./request-allowance";

it("is so much for each tab", () => {
  const allowance = new RequestAllowance(2);
  for (const at of [1_000, 30_000]) allowance.spend(7, at);
  expect(allowance.isLeft(7, 60_999)).toBe(false);
  expect(allowance.isLeft(8, 60_999)).toBe(true);
  expect(allowance.isLeft(7, 61_000)).toBe(true);
});

it("holds for any minute, not only for one after the other", () => {
  const allowance = new RequestAllowance(2);
  for (const at of [1_000, 59_000, 61_000]) {
    expect(allowance.isLeft(7, at)).toBe(true);
    allowance.spend(7, at);
  }
  expect(allowance.isLeft(7, 118_999)).toBe(false);
  expect(allowance.isLeft(7, 119_000)).toBe(true);
});

it("does not wait for a clock that went back", () => {
  const allowance = new RequestAllowance(1);
  allowance.spend(7, 10_000_000);
  expect(allowance.isLeft(7, 1_000_000)).toBe(true);
});
