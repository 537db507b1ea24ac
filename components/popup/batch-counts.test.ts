import fc from "fast-check";
import { expect, test } from "vitest";
import type { CloseJobState } from "../../utils/core/close-job";
import { job } from "../gallery/samples";
import { batchWords } from "./BatchBar";
import { countBatch } from "./batch-counts";

const states: CloseJobState[] = [
  "waiting",
  "sending",
  "checking",
  "needs-agent",
  "closed",
  "refused",
  "cancelled",
  "dismissed",
];

test("the counts always add up to the number chosen", () => {
  const batches = fc.array(fc.option(fc.constantFrom(...states).map((state) => job(0, { state }))));
  fc.assert(
    fc.property(batches, (batch) => {
      const sum = Object.values(countBatch(batch)).reduce((total, count) => total + count, 0);
      expect(sum).toBe(batch.length);
    }),
  );
});

test("the words name every count that there is, and only those", () => {
  const batch = [
    job(0, { state: "closed" }),
    job(1, { state: "closed" }),
    job(2, { state: "refused" }),
    null,
  ];
  expect(batchWords(countBatch(batch))).toBe("2 closed · 1 refused · 1 not started");
  expect(batchWords(countBatch(states.map((state) => job(0, { state }))))).toBe(
    "1 closed · 1 refused · 1 needs you · 1 cancelled · 1 dismissed · 3 in progress",
  );
});
