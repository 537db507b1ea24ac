import { expect, test } from "vitest";
import { sameData } from "./same-data";

const press = () => undefined;

test.each([
  [1, 1],
  [null, null],
  [{ a: [1, { b: "x" }] }, { a: [1, { b: "x" }] }],
  [{ press }, { press }],
])("%o is the same as %o", (one, other) => {
  expect(sameData(one, other)).toBe(true);
});

test.each([
  [1, 2],
  [null, {}],
  [{ a: undefined }, { b: undefined }],
  [{ a: 1 }, { a: 1, b: 2 }],
  [{ a: [1, { b: "x" }] }, { a: [1, { b: "y" }] }],
  [{ press }, { press: () => undefined }],
])("%o is not the same as %o", (one, other) => {
  expect(sameData(one, other)).toBe(false);
});
