// @vitest-environment happy-dom
import { act, cleanup } from "@testing-library/preact";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { HOUR, known, MINUTE, now, ticket, view } from "../gallery/samples";
import { nowShows, openPopup } from "../testing/popup";
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
