// @vitest-environment happy-dom
import { cleanup, render } from "@testing-library/preact";
import { afterEach, expect, test } from "vitest";
import { NoAnswer } from "./NoAnswer";

afterEach(cleanup);

const retry = () => undefined;

test.each([
  ["reaches across the screen", <NoAnswer why="silence" onRetry={retry} />, 0],
  ["is a box among other texts", <NoAnswer why="silence" isBoxed onRetry={retry} />, 1],
])("it %s", (_, shown, boxes) => {
  const { container } = render(shown);
  expect(container.querySelectorAll("[data-boxed]")).toHaveLength(boxes);
});
