import { expect, it, vi } from "vitest";
import { outlivingFrames } from "./dead-objects";

const onDead = vi.fn();

it("gives up work that comes to a dead object, and says so", () => {
  function* work() {
    yield;
    throw new TypeError("can't access dead object");
  }
  const steps = outlivingFrames(work(), onDead);
  expect([steps.next(true).done, onDead.mock.calls.length]).toEqual([false, 0]);
  expect([steps.next(true).done, onDead.mock.calls.length]).toEqual([true, 1]);
});

it("tells work whether the page went on", () => {
  const told = vi.fn();
  function* work(): Generator<void, void, boolean> {
    told(yield);
  }
  const steps = outlivingFrames(work(), onDead);
  steps.next(false);
  steps.next(true);
  expect(told.mock.calls).toEqual([[true]]);
});
