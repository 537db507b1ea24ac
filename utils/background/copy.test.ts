import { expect, it, vi } from "vitest";
import { copyOf } from "./copy";

const store = async () => "the store";

it("asks once until something is written, and again after a failure", async () => {
  const ask = vi.fn(async () => ask.mock.calls.length).mockRejectedValueOnce(new Error("gone"));
  const copy = copyOf(store, ask);
  await expect(copy.read()).rejects.toThrow("gone");
  expect(await Promise.all([copy.read(), copy.read()])).toEqual([2, 2]);
  expect(await copy.change(async (opened) => opened)).toBe("the store");
  expect(await copy.read()).toBe(3);
  await expect(copy.change(() => Promise.reject(new Error("full")))).rejects.toThrow("full");
  expect(await copy.read()).toBe(4);
});

it("does not keep what was read while something was written", async () => {
  let stored = "old";
  const copy = copyOf(store, async () => stored);
  await copy.change(async () => {
    expect(await copy.read()).toBe("old");
    stored = "new";
  });
  expect(await copy.read()).toBe("new");
});

it("takes nothing of another store for its own", async () => {
  let current = "one";
  const copy = copyOf(
    async () => current,
    async (opened) => `of ${opened}`,
  );
  expect(await copy.read()).toBe("of one");
  current = "other";
  expect(await copy.read()).toBe("of other");
});
