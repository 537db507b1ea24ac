// @vitest-environment happy-dom
import { act, cleanup, render } from "@testing-library/preact";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { HOUR, known, MINUTE, now, ticket, view } from "../gallery/samples";
import { backgroundAnswers } from "../testing/fake-background";
import { nowShows, openPopup } from "../testing/popup";
import { NO_EARLY_KEYS } from "./early-keys";
import { Popup } from "./Popup";
import * as row from "./TicketRow";

vi.mock("../../utils/platform/messaging", async () => (await import("../testing/fake-background")).messaging);

let drawn: ReturnType<typeof vi.fn>;

beforeEach(() => {
  fakeBrowser.reset();
  vi.useFakeTimers({ now, toFake: ["Date", "setInterval", "clearInterval"] });
  drawn = vi.spyOn(row, "TicketRow");
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const SHOWN = 5;
const created = (minutesAgo: number) => ({ createdAt: new Date(now - minutesAgo * MINUTE).toISOString() });
const some = (change: object = {}) =>
  Array.from({ length: SHOWN }, (_, index) =>
    known(ticket(index, { createdAt: new Date(now - 26 * HOUR).toISOString() }), change),
  );

async function drawnBy(change: () => Promise<unknown>): Promise<string[]> {
  drawn.mockClear();
  await change();
  return drawn.mock.calls.map(([props]) => props.row.id);
}

test("an answer that says the same draws no row", async () => {
  await openPopup(view(some()));
  expect(await drawnBy(() => nowShows(view(some())))).toEqual([]);
});

test("nor one that only says that tickets are being read, or were read again", async () => {
  await openPopup(view(some()));
  expect(await drawnBy(() => nowShows(view(some({ loading: true }))))).toEqual([]);
  expect(await drawnBy(() => nowShows(view(some({ readAt: now + 1 }))))).toEqual([]);
});

test("what is new draws its own row", async () => {
  await openPopup(view(some()));
  const [first, ...others] = some();
  const changed = known(ticket(0, { subject: "Another one" }));
  expect(first).not.toEqual(changed);
  expect(await drawnBy(() => nowShows(view([changed, ...others])))).toEqual([changed.ticket?.id]);
});

test("time draws those rows whose age has other words by now", async () => {
  await openPopup(view([known(ticket(0, created(3))), ...some().slice(1)]));
  expect(await drawnBy(() => act(() => void vi.advanceTimersByTime(MINUTE)))).toEqual([ticket(0).id]);
});

test("rows are drawn from the top: none comes above another that was there before", async () => {
  const all = Array.from({ length: 30 }, (_, index) => known(ticket(index)));
  const pasted = all.slice(0, 10).flatMap(({ ticket }) => ticket?.id ?? []);
  const shown = { ...view(all), ids: view(all).ids.slice(10) };
  backgroundAnswers({ getTab: shown });
  render(
    <Popup
      tab={{ id: 1, url: null }}
      first={{ view: shown }}
      early={{ ...NO_EARLY_KEYS, written: pasted.join(" ") }}
    />,
  );
  const ids = () =>
    [...document.querySelectorAll("[data-ticket]")].map((row) => row.getAttribute("data-ticket"));
  const orders = [ids()];
  await vi.waitFor(() => {
    if (ids().length !== orders.at(-1)?.length) orders.push(ids());
    expect(ids()).toHaveLength(30);
  });
  expect(orders.length).toBeGreaterThan(1);
  for (const order of orders) expect(order).toEqual(orders.at(-1)?.slice(0, order.length));
});
