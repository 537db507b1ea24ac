import { expect, it } from "vitest";
import { newKey, open, parseBox, seal } from "./box";

it("opens a box with the key that sealed it, and no other", async () => {
  const key = await newKey();
  const box = await seal("secret ✓", key);
  expect(await open(box, key)).toBe("secret ✓");
  await expect(open(box, await newKey())).rejects.toThrow();
});

it("opens no box that was changed", async () => {
  const key = await newKey();
  const box = await seal("secret", key);
  await expect(
    open({ ...box, data: box.data.replace(/^./, (one) => (one === "A" ? "B" : "A")) }, key),
  ).rejects.toThrow();
});

it("seals the same text otherwise each time: nobody sees that it is the same, and no key is used up", async () => {
  const key = await newKey();
  const [one, other] = [await seal("secret", key), await seal("secret", key)];
  expect(one.iv).not.toBe(other.iv);
  expect(one.data).not.toBe(other.data);
});

it.each<[stored: unknown, box: unknown]>([
  [null, null],
  [undefined, null],
  [
    { iv: "a", data: "b", more: 1 },
    { iv: "a", data: "b" },
  ],
  ["text", { iv: "", data: "" }],
  [
    { iv: 1, data: "b" },
    { iv: "", data: "" },
  ],
])("takes %j as %j", (stored, box) => {
  expect(parseBox(stored)).toEqual(box);
});
