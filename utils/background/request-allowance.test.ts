import { expect, it } from "vitest";
import { RequestAllowance } from "./request-allowance";

it("is so much a minute for each tab", () => {
  const allowance = new RequestAllowance(2);
  for (const at of [1_000, 30_000]) allowance.spend(7, at);
  expect(allowance.isLeft(7, 60_999)).toBe(false);
  expect(allowance.isLeft(8, 60_999)).toBe(true);
  expect(allowance.isLeft(7, 61_000)).toBe(true);
  for (const at of [61_000, 61_000]) allowance.spend(7, at);
  expect(allowance.isLeft(7, 100_000)).toBe(false);
});

it("does not wait for a clock that went back", () => {
  const allowance = new RequestAllowance(1);
  allowance.spend(7, 10_000_000);
  expect(allowance.isLeft(7, 1_000_000)).toBe(true);
});
