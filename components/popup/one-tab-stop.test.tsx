// @vitest-environment happy-dom
import { cleanup, screen } from "@testing-library/preact";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { idAt, job, known, now, ticket, view } from "../gallery/samples";
import { click, press, type } from "../testing/gestures";
import { nowShows, openPopup } from "../testing/popup";

vi.mock("../../utils/platform/messaging", async () => (await import("../testing/fake-background")).messaging);

beforeEach(() => fakeBrowser.reset());
afterEach(cleanup);

const three = [0, 1, 2].map((index) => known(ticket(index, { subject: `Subject ${index}` })));
const many = (count: number) => Array.from({ length: count }, (_, index) => known(ticket(index)));

/** The rows where Tab stops, each with how many of its controls it stops at and how many it has. */
function stops(): [string, number, number][] {
  return [...document.querySelectorAll("[data-ticket]")]
    .map((row): [string, number, number] => {
      const controls = [...row.querySelectorAll<HTMLElement>("button, input, a")];
      const inOrder = controls.filter(({ tabIndex }) => tabIndex === 0);
      return [row.getAttribute("data-ticket") ?? "", inOrder.length, controls.length];
    })
    .filter(([, inOrder]) => inOrder > 0);
}

test("at first it is the first row, with all its controls", async () => {
  await openPopup(view(three));
  expect(stops()).toEqual([[idAt(0), 3, 3]]);
});

test("it goes along with the focus, however that came there, and stays where that was", async () => {
  await openPopup(view(three));
  press("j");
  expect(stops()).toEqual([[idAt(1), 3, 3]]);
  click(screen.getByRole("checkbox", { name: /Subject 2/ }));
  expect(stops()).toEqual([[idAt(2), 3, 3]]);
  press("/");
  expect(stops()).toEqual([[idAt(2), 3, 3]]);
});

test("what comes later is a stop in its row only: details, other buttons, other rows", async () => {
  await openPopup(view(three));
  click(screen.getByRole("button", { name: "Subject 0" }));
  const [, inOrder = 0, all] = stops()[0] ?? [];
  expect(inOrder).toBeGreaterThan(6);
  expect(inOrder).toBe(all);
  press("j");
  expect(stops()).toEqual([[idAt(1), 3, 3]]);
  await nowShows(view(three, [job(0, { dueAt: now + 60_000 }), job(1, { dueAt: now + 60_000 })]));
  expect(stops()).toEqual([[idAt(1), 3, 3]]);
  await nowShows(view(many(30)));
  await vi.waitFor(() => expect(document.querySelectorAll("[data-ticket]")).toHaveLength(30));
  expect(stops()).toEqual([[idAt(1), 3, 3]]);
});

test("when its row goes away it is the one that the focus went to, or else the first", async () => {
  const shown = view(three);
  await openPopup(shown);
  press("j");
  await nowShows({ ...shown, ids: [idAt(0), idAt(2)] });
  expect(stops()).toEqual([[idAt(2), 3, 3]]);
  press("/");
  await nowShows({ ...shown, ids: [idAt(0), idAt(1)] });
  expect(stops()).toEqual([[idAt(0), 3, 3]]);
});

test("tickets of the page and pasted ones share it", async () => {
  await openPopup(view(three));
  type(screen.getByRole("textbox"), idAt(7));
  await nowShows(view(three));
  expect(screen.getAllByRole("list")).toHaveLength(2);
  expect(stops()).toHaveLength(1);
});
