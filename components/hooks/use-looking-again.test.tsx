// @vitest-environment happy-dom
import { act, cleanup, renderHook } from "@testing-library/preact";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { TabView } from "../../utils/core/protocol";
import { failure, idAt, known, ticket, view } from "../gallery/samples";
import { asked, backgroundAnswers } from "../testing/fake-background";
import { useLookingAgain } from "./use-looking-again";

vi.mock("../../utils/platform/messaging", async () => (await import("../testing/fake-background")).messaging);

let tab: TabView;
let hidden: boolean;

beforeEach(() => {
  vi.useFakeTimers();
  hidden = false;
  vi.spyOn(document, "hidden", "get").mockImplementation(() => hidden);
  backgroundAnswers({});
  const read = (ago: number) => ({ readAt: Date.now() - ago });
  tab = view([
    known(ticket(0), read(61_000)),
    known(ticket(1), read(10_000)),
    known(ticket(2), read(3_600_000)),
    known(null, { failure: failure("not-found") }),
    known(ticket(4), { ...read(61_000), loading: true }),
  ]);
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const IN_VIEW = [0, 1, 3, 4].map(idAt);
const show = (inView: string[] = IN_VIEW) =>
  renderHook(({ view, inView }) => useLookingAgain({ tabId: 7, view, pastedIds: [], inView }), {
    initialProps: { view: tab, inView },
  });
const look = (ids: string[]) => ({ tabId: 7, ids, inView: ids, refresh: false });
const come = () => act(() => void dispatchEvent(new Event("focus")));

test("asks for rows in view that were not read lately, and for those that come into view", () => {
  const { rerender } = show();
  expect(asked("loadTickets")).toEqual([look([idAt(0)])]);
  rerender({ view: tab, inView: [idAt(0), idAt(2)] });
  expect(asked("loadTickets").slice(1)).toEqual([look([idAt(2)])]);
});

test.each([
  ["gets the focus", () => dispatchEvent(new Event("focus"))],
  ["is entered by the pointer", () => document.documentElement.dispatchEvent(new Event("pointerenter"))],
  ["is seen again", () => document.dispatchEvent(new Event("visibilitychange"))],
])("asks again when the screen %s, at most once a minute for the same", (_, comes) => {
  show();
  act(() => void comes());
  expect(asked("loadTickets")).toHaveLength(1);
  vi.setSystemTime(Date.now() + 60_000);
  act(() => void comes());
  expect(asked("loadTickets").slice(1)).toEqual([look([idAt(0), idAt(1)])]);
});

test("asks again when the tab shows other tickets", () => {
  const { rerender } = show();
  vi.setSystemTime(Date.now() + 60_000);
  rerender({ view: { ...tab, ids: [...tab.ids, idAt(9)] }, inView: IN_VIEW });
  expect(asked("loadTickets")).toHaveLength(2);
});

test("asks now and then while it is seen, and not at all while it is not", async () => {
  show();
  await vi.advanceTimersByTimeAsync(299_000);
  expect(asked("loadTickets")).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(asked("loadTickets")).toHaveLength(2);
  hidden = true;
  await vi.advanceTimersByTimeAsync(900_000);
  await come();
  expect(asked("loadTickets")).toHaveLength(2);
});
