// @vitest-environment happy-dom
import { renderHook } from "@testing-library/preact";
import { expect, test } from "vitest";
import { useSelectedCount } from "./use-selected-count";

test("what was selected when the tickets came is no news; what is selected then is", () => {
  const { result, rerender } = renderHook<string, number | null>((count) => useSelectedCount(count), {
    initialProps: null,
  });
  const said = (count: number) => {
    rerender(count);
    return result.current;
  };
  expect([2, 2, 3, 0, 3].map(said)).toEqual(["", "", "3 selected", "", "3 selected"]);
});
