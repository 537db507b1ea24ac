import { expect, test } from "vitest";
import { closingLine, total } from "./vitest.mjs";

const good = { passed: 3, failed: 0, skipped: 0, code: 0 };

test.each([
  ["adds up", [good, { ...good, skipped: 2 }], "6 passed, 0 failed, 2 skipped", 0],
  ["reports failures", [good, { passed: 1, failed: 2, skipped: 0, code: 1 }], "4 passed, 2 failed", 1],
  [
    "counts a file that would not load",
    [good, { passed: 0, failed: 0, skipped: 0, code: 1 }],
    "3 passed, 1 failed",
    1,
  ],
  ["takes no tests at all for a failure", [{ ...good, passed: 0 }], "0 passed, 0 failed", 1],
])("%s", (_, outcomes, line, code) => {
  const sum = total(outcomes);
  expect(closingLine(sum)).toBe(line);
  expect(sum.code).toBe(code);
});
