// @vitest-environment happy-dom
import { act, cleanup, renderHook } from "@testing-library/preact";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { TabView } from "../../utils/core/protocol";
import { failure, idAt, known, ticket, view } from "../gallery/samples";
import { asked, backgroundAnswers } from "../testing/fake-background";
import { useTryingAgain } from "./use-trying-again";

vi.mock("../../utils/platform/messaging", async () => (await import("../testing/fake-background")).messaging);

beforeEach(() => {
  vi.useFakeTimers();
  backgroundAnswers({});
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const failed = (...args: Parameters<typeof failure>) => known(null, { failure: failure(...args) });
const show = (first: TabView) =>
  renderHook((view: TabView) => useTryingAgain({ tabId: 7, view, pastedIds: [], inView: [idAt(1)] }), {
    initialProps: first,
  });
const again = (ids: string[]) => [{ tabId: 7, ids, inView: [idAt(1)], refresh: false }];
const pass = (ms: number) => act(async () => void (await vi.advanceTimersByTimeAsync(ms)));

test("reads what was limited once the limit is over, and again after the next one", async () => {
  const limited = (until: number) => failed("limited", { until });
  const others = [known(ticket(0)), failed("not-found")];
  const { rerender } = show(view([...others, limited(Date.now() + 300_000)]));
  await pass(299_000);
  expect(asked("loadTickets")).toEqual([]);
  await pass(1_000);
  expect(asked("loadTickets")).toEqual(again([idAt(2)]));
  await pass(900_000);
  rerender(view([...others, limited(Date.now() + 60_000)]));
  await pass(61_000);
  expect(asked("loadTickets")).toHaveLength(2);
});

test("reads what had no network when that is back", async () => {
  show(view([failed("offline"), failed("network"), failed("not-found"), known(ticket(3))]));
  await pass(600_000);
  backgroundAnswers({});
  act(() => void dispatchEvent(new Event("online")));
  expect(asked("loadTickets")).toEqual(again([idAt(0), idAt(1)]));
});

test("reads it, too, when the background found out that the network is back", () => {
  const tickets = [failed("offline")];
  const { rerender } = show(view(tickets, [], { hold: { kind: "offline" } }));
  act(() => void dispatchEvent(new Event("focus")));
  expect(asked("loadTickets")).toEqual([]);
  rerender(view(tickets));
  expect(asked("loadTickets")).toEqual(again([idAt(0)]));
});
