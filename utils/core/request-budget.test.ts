import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { allowed, limit, newBudget, type RequestBudget, take } from "./request-budget";

const start = 1_000_000;

/** Takes requests as fast as the budget lets, until `end`. @returns when each left */
function takeAll(budget: RequestBudget, from: number, end: number): number[] {
  const times: number[] = [];
  let now = from;
  let current = budget;
  while (now <= end) {
    const taken = take(current, now);
    current = taken.budget;
    if (taken.waitMs === 0) times.push(now);
    else now += taken.waitMs;
  }
  return times;
}

describe("the request budget", () => {
  it("lets 10 leave at once and 60 a minute after that", () => {
    const times = takeAll(newBudget(start), start, start + 60_000);
    expect(times.filter((time) => time === start)).toHaveLength(10);
    expect(times.length).toBeGreaterThanOrEqual(69);
    expect(times.length).toBeLessThanOrEqual(70);
  });

  it("saves no more than a burst up, however long nothing was asked", () => {
    const later = start + 3_600_000;
    expect(takeAll(newBudget(start), later, later)).toHaveLength(10);
  });

  it("is not talked out of a long silence by a shorter one", () => {
    const long = limit(newBudget(start), start, 60_000, 0);
    expect(limit(long, start + 1_000, 5_000, 0).limitedUntil).toBe(start + 60_000);
  });

  it("is silent as long as the service asked, and at half the rate after that", () => {
    const limited = limit(newBudget(start), start, 30_000, 0);
    expect(take(limited, start + 1)).toMatchObject({ waitMs: 29_999 });
    const times = takeAll(limited, start, start + 90_000);
    expect(times[0]).toBeGreaterThanOrEqual(start + 30_000);
    expect(times.filter((time) => time > start + 30_000).length).toBeLessThan(55);
  });

  it("adds up to a tenth of the wait, never less than asked", () => {
    expect(limit(newBudget(start), start, 10_000, 0).limitedUntil).toBe(start + 10_000);
    expect(limit(newBudget(start), start, 10_000, 1).limitedUntil).toBe(start + 11_000);
  });

  it("backs off further each time where the service does not say how long", () => {
    let budget = newBudget(start);
    const waits: number[] = [];
    for (let strike = 0; strike < 9; strike++) {
      const now = budget.limitedUntil || start;
      budget = limit(budget, now, null, 0);
      waits.push(budget.limitedUntil - now);
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60].map((seconds) => seconds * 1000));
    expect(allowed(budget).strikes).toBe(0);
  });

  it("never lets more than its burst and rate leave, whatever the clock does", () => {
    const steps = fc.array(fc.integer({ min: -120_000, max: 120_000 }), { maxLength: 200 });
    fc.assert(
      fc.property(steps, (jumps) => {
        let budget = newBudget(start);
        let now = start;
        let forward = 0;
        let left = 0;
        for (const jump of jumps) {
          now += jump;
          forward += Math.max(0, jump);
          const taken = take(budget, now);
          budget = taken.budget;
          if (taken.waitMs === 0) left++;
          expect(taken.waitMs).toBeLessThanOrEqual(60_000 / 4);
        }
        expect(left).toBeLessThanOrEqual(10 + Math.ceil((forward / 60_000) * 60));
      }),
    );
  });

  it("waits out a limit afresh, not longer, when the clock goes back", () => {
    const limited = limit(newBudget(start), start, 30_000, 0);
    expect(take(limited, start - 3_600_000).waitMs).toBeLessThanOrEqual(30_000);
  });
});
