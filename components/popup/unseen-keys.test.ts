import { expect, test } from "vitest";
import { UnseenKeys } from "./unseen-keys";

test("without a reason all keys are meant", () => {
  expect(new UnseenKeys().isUnseen(0)).toBe(false);
});

test("keys before that time are not meant, nor those that follow in one go", () => {
  const keys = new UnseenKeys();
  keys.unseenUntil(1_000);
  expect([999, 1_298, 1_597, 1_897].map((at) => keys.isUnseen(at))).toEqual([true, true, true, false]);
});

test("whoever goes on pressing is heard after a second", () => {
  const keys = new UnseenKeys();
  keys.unseenUntil(1_000);
  const pressed = Array.from({ length: 8 }, (_, index) => 900 + 200 * index);
  expect(pressed.filter((at) => !keys.isUnseen(at))).toEqual([2_100, 2_300]);
});

test("a key that waited to be handled counts when it was pressed", () => {
  const keys = new UnseenKeys();
  keys.unseenUntil(1_000);
  expect([1_000, 400].map((at) => keys.isUnseen(at))).toEqual([false, true]);
});

test("whoever went elsewhere meanwhile means what comes after it", () => {
  const keys = new UnseenKeys();
  keys.unseenUntil(1_000);
  keys.allSeen();
  expect(keys.isUnseen(999)).toBe(false);
});

test("a second reason does not shorten the first", () => {
  const keys = new UnseenKeys();
  keys.unseenUntil(1_000);
  keys.unseenUntil(500);
  expect(keys.isUnseen(999)).toBe(true);
});
