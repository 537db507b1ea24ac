import { expect, test } from "vitest";
import { createRateLimit } from "./rate-limit";

function limitOf(perMinute: number) {
  const clock = { time: 1_000_000 };
  return { clock, limit: createRateLimit({ perMinute: () => perMinute, now: () => clock.time }) };
}

test("lets the allowance pass, then says how long the oldest request still counts", () => {
  const { clock, limit } = limitOf(3);
  expect([limit.take("w"), limit.take("w")]).toEqual([null, null]);
  clock.time += 20_000;
  expect([limit.take("w"), limit.take("w")]).toEqual([null, 40]);
  clock.time += 39_999;
  expect(limit.take("w")).toBe(1);
  clock.time += 1;
  expect([limit.take("w"), limit.take("w"), limit.take("w")]).toEqual([null, null, 20]);
});

test("counts each workspace for itself, and what colleagues spend", () => {
  const { limit } = limitOf(2);
  limit.spend("one", 2);
  expect([limit.take("one"), limit.take("two")]).toEqual([60, null]);
  limit.clear();
  expect(limit.take("one")).toBeNull();
});

test("after overspending, waiting as told is enough", () => {
  const { clock, limit } = limitOf(2);
  limit.spend("w", 1);
  clock.time += 10_000;
  limit.spend("w", 4);
  expect(limit.take("w")).toBe(60);
  clock.time += 60_000;
  expect(limit.take("w")).toBeNull();
});

test("a clock set back locks nobody out", () => {
  const { clock, limit } = limitOf(1);
  limit.take("w");
  clock.time -= 500_000;
  expect(limit.take("w")).toBeNull();
});

test("an allowance of nothing never passes", () => {
  const { limit } = limitOf(0);
  expect(limit.take("w")).toBe(60);
});
