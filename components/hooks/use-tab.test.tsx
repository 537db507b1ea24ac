// @vitest-environment happy-dom
import { act, cleanup, renderHook } from "@testing-library/preact";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { announce } from "../../utils/platform/announcements";
import { connected, failure, idAt, job, known, ticket, view } from "../gallery/samples";
import { asked, backgroundAnswers, settled } from "../testing/fake-background";
import { useTab } from "./use-tab";

vi.mock("../../utils/platform/messaging", async () => (await import("../testing/fake-background")).messaging);

beforeEach(() => {
  fakeBrowser.reset();
  vi.useFakeTimers();
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

/** Lets time pass, in ms. */
const pass = (ms: number) => act(async () => void (await vi.advanceTimersByTimeAsync(ms)));

const show = (pastedIds: string[] = [], inView: string[] = []) =>
  renderHook(({ pasted, inView }: { pasted: string[]; inView: string[] }) => useTab(7, pasted, inView), {
    initialProps: { pasted: pastedIds, inView },
  });

test("asks at once, and again at each announcement", async () => {
  backgroundAnswers({ getTab: view([]) });
  const { result } = show();
  expect(result.current.value).toBeNull();
  await settled();
  expect(result.current.value?.watched).toBe(true);
  expect(asked("getTab")).toEqual([{ tabId: 7 }]);
  backgroundAnswers({ getTab: view([known(ticket(0))]) });
  await act(announce);
  await settled();
  expect(result.current.value?.ids).toEqual([idAt(0)]);
});

test.each(["online", "offline"])("asks again when the network changes: %s", async (event) => {
  backgroundAnswers({ getTab: view([]) });
  show();
  await settled();
  await act(() => void window.dispatchEvent(new Event(event)));
  await settled();
  expect(asked("getTab")).toHaveLength(2);
});

test("many announcements while it asks make one more question", async () => {
  let answer = (_: unknown) => {};
  backgroundAnswers({
    getTab: () =>
      new Promise((resolve) => {
        answer = resolve;
      }),
  });
  show();
  await act(announce);
  await act(announce);
  await act(announce);
  expect(asked("getTab")).toHaveLength(1);
  answer(view([]));
  await settled();
  expect(asked("getTab")).toHaveLength(2);
});

test("has each ticket loaded once, when it first appears", async () => {
  backgroundAnswers({ getTab: view([known(null)]) });
  show();
  await settled();
  expect(asked("loadTickets")).toEqual([{ tabId: 7, ids: [idAt(0)], inView: [], refresh: false }]);
  backgroundAnswers({ getTab: view([known(null), known(null)]) });
  await act(announce);
  await settled();
  expect(asked("loadTickets")).toEqual([{ tabId: 7, ids: [idAt(1)], inView: [], refresh: false }]);
});

test("asks once, by itself, for what comes into view and is not known", async () => {
  const tickets = [
    known(ticket(0), { readAt: Date.now() }),
    known(null),
    known(null),
    { ...known(null), failure: failure("network") },
  ];
  backgroundAnswers({ getTab: view(tickets) });
  const { rerender } = show();
  await settled();
  for (let time = 0; time < 2; time++) {
    rerender({ pasted: [], inView: [idAt(0), idAt(1), idAt(3)] });
    await settled();
  }
  expect(asked("loadTickets").slice(1)).toEqual([
    { tabId: 7, ids: [idAt(1)], inView: [idAt(1)], refresh: false },
  ]);
});

test("loads nothing without a token, and everything with a new one", async () => {
  backgroundAnswers({ getTab: view([known(null)], [], { connection: { state: "none" } }) });
  show();
  await settled();
  expect(asked("loadTickets")).toEqual([]);
  for (const savedAt of [1, 2]) {
    backgroundAnswers({
      getTab: view([known(null)], [], { connection: { ...connected, savedAt } as never }),
    });
    await act(announce);
    await settled();
    expect(asked("loadTickets")).toHaveLength(1);
  }
});

test("loads everything anew for another workspace", async () => {
  for (const workspaceId of [null, "j57def"]) {
    backgroundAnswers({
      getTab: view([known(null)], [], { connection: { ...connected, workspaceId } as never }),
    });
    if (workspaceId === null) show([], [idAt(0)]);
    else await act(announce);
    await settled();
    expect(asked("loadTickets").length).toBeGreaterThan(0);
  }
});

test("asks again for what went and came back", async () => {
  backgroundAnswers({ getTab: view([known(null)]) });
  show();
  await settled();
  for (const tickets of [[], [known(null)]]) {
    backgroundAnswers({ getTab: view(tickets) });
    await act(announce);
    await settled();
    expect(asked("loadTickets")).toHaveLength(tickets.length);
  }
});

test("asks for pasted ids too", async () => {
  backgroundAnswers({ getTab: view([]) });
  const { rerender } = show();
  await settled();
  rerender({ pasted: [idAt(5)], inView: [] });
  await settled();
  expect(asked("getTab")).toEqual([{ tabId: 7 }, { tabId: 7, pastedIds: [idAt(5)] }]);
  expect(asked("loadTickets")).toEqual([{ tabId: 7, ids: [idAt(5)], inView: [], refresh: false }]);
});

test("gives up on a background that does not answer, until asked again", async () => {
  backgroundAnswers({ getTab: "silence" });
  const { result } = show();
  await pass(2_500);
  expect(result.current).toMatchObject({ value: null, failed: "silence" });
  backgroundAnswers({ getTab: view([]) });
  act(() => result.current.askAgain());
  await settled();
  expect(result.current.failed).toBeNull();
  expect(result.current.value).not.toBeNull();
});

test("while something is under way it asks every ten seconds, else never by itself", async () => {
  backgroundAnswers({ getTab: view([known(ticket(0))], [job(0)]) });
  show();
  await settled();
  await pass(21_000);
  expect(asked("getTab")).toHaveLength(3);
  backgroundAnswers({ getTab: view([known(ticket(0))]) });
  await act(announce);
  await settled();
  await pass(60_000);
  expect(asked("getTab")).toHaveLength(1);
});

test("asks as often while something holds closing back: its end is not announced", async () => {
  backgroundAnswers({ getTab: view([known(ticket(0))], [], { hold: { kind: "offline" } }) });
  show();
  await settled();
  await pass(11_000);
  expect(asked("getTab")).toHaveLength(2);
});

test("details that did not come within half a minute are not waited for any longer", async () => {
  backgroundAnswers({ getTab: view([known(null)]) });
  const { result } = show();
  await settled();
  await pass(29_000);
  expect(result.current.slow).toBe(false);
  await pass(2_000);
  expect(result.current.slow).toBe(true);
});
