import { expect, test } from "vitest";
import { dealIds } from "./ids";

const ids = Array.from({ length: 100 }, (_, index) => `id ${index}`);

test("deals each id once, in order", () => {
  const dealt = Object.values(dealIds(ids)).flat();
  expect(dealt).toEqual(ids.slice(0, dealt.length));
});

test("too few ids are refused, as places would stay empty", () => {
  const needed = Object.values(dealIds(ids)).flat().length;
  expect(() => dealIds(ids.slice(0, needed))).not.toThrow();
  expect(() => dealIds(ids.slice(0, needed - 1))).toThrow(`${needed} ids`);
});
