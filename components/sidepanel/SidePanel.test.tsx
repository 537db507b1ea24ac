// @vitest-environment happy-dom
import { act, cleanup, render, screen } from "@testing-library/preact";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import browser, { type Tabs } from "webextension-polyfill";
import { fakeBrowser } from "wxt/testing/fake-browser";
import type { CloseJob } from "../../utils/core/close-job";
import type { TabView } from "../../utils/core/protocol";
import { announce } from "../../utils/platform/announcements";
import { connected, idAt, job, known, ticket, view } from "../gallery/samples";
import { SEEN_AFTER_MS } from "../popup/unseen-keys";
import { asked, backgroundAnswers, settled } from "../testing/fake-background";
import { click, press, pressAtOnce, type } from "../testing/gestures";
import { SidePanel } from "./SidePanel";

vi.mock("../../utils/platform/messaging", async () => (await import("../testing/fake-background")).messaging);

const first = known(ticket(0, { subject: "Of the first tab" }));
const second = known(ticket(0, { id: idAt(5), subject: "Of the second tab" }));
const views: Record<number, TabView> = {
  1: view([first, known(ticket(1, { subject: "Below it" }))]),
  2: { ...view([]), ids: [idAt(5)], tickets: { [idAt(5)]: second } },
};

let inFront: Partial<Tabs.Tab> = { id: 1 };
let answer: (tabId: number) => TabView | Promise<unknown>;

beforeEach(() => {
  fakeBrowser.reset();
  inFront = { id: 1 };
  answer = (tabId) => views[tabId] ?? view([]);
  backgroundAnswers({ getTab: ({ tabId }: { tabId: number }) => answer(tabId) });
  vi.spyOn(browser.tabs, "query").mockImplementation(async () => [inFront as Tabs.Tab]);
});
afterEach(cleanup);

const counts = () => document.querySelector('[data-part="counts"]')?.textContent;

async function open() {
  render(<SidePanel />);
  await bothSettled();
}

/** First the tab is known, then what is asked about it. */
async function bothSettled() {
  await settled();
  await settled();
}

async function switchTo(tab: Partial<Tabs.Tab>) {
  inFront = tab;
  await act(async () => void fakeBrowser.tabs.onActivated.trigger({ tabId: tab.id ?? 0, windowId: 1 }));
  await bothSettled();
}

const subjects = () =>
  [...document.querySelectorAll('[data-part="subject"]')].map((subject) => subject.textContent);
const field = () => screen.getByRole<HTMLInputElement>("textbox");

test("shows the tickets of the tab in front, and of the next one", async () => {
  await open();
  expect(subjects()).toEqual(["Of the first tab", "Below it"]);
  await switchTo({ id: 2 });
  expect(subjects()).toEqual(["Of the second tab"]);
  await switchTo({ id: 1 });
  expect(subjects()).toEqual(["Of the first tab", "Below it"]);
});

test("shows nothing of the tab before while it waits, but the frame around the tickets stays", async () => {
  await open();
  answer = () => new Promise(() => {});
  await switchTo({ id: 2 });
  expect(subjects()).toEqual([]);
  screen.getByText("Seaside Hotels");
  screen.getByRole("button", { name: "Recent closes: 12 closed today" });
});

test("an answer that comes too late, of the tab before, is dropped", async () => {
  let late = (_: TabView | undefined) => {};
  answer = (tabId) =>
    tabId === 2
      ? new Promise((resolve) => {
          late = resolve;
        })
      : (views[tabId] ?? view([]));
  await open();
  await switchTo({ id: 2 });
  await switchTo({ id: 1 });
  late(views[2]);
  await settled();
  expect(subjects()).toEqual(["Of the first tab", "Below it"]);
});

test("a refresh of the same tab keeps the open row, the choice, the focus and the elements themselves", async () => {
  await open();
  const row = document.querySelector(`[data-ticket="${idAt(1)}"]`);
  const subject = row?.querySelector<HTMLElement>('[data-part="subject"]');
  const box = row?.querySelector<HTMLElement>('input[type="checkbox"]');
  if (!row || !subject || !box) throw new Error("No row.");
  click(box);
  click(subject);
  views[1] = view([first, known(ticket(1, { subject: "Below it, read anew" }))]);
  await act(announce);
  await act(async () => void fakeBrowser.tabs.onUpdated.trigger(1, { status: "complete" }, {} as never));
  await settled();
  expect(subjects()).toEqual(["Of the first tab", "Below it, read anew"]);
  expect(document.querySelector(`[data-ticket="${idAt(1)}"]`)).toBe(row);
  expect(subject.getAttribute("aria-expanded")).toBe("true");
  expect((box as HTMLInputElement).checked).toBe(true);
  expect(document.activeElement).toBe(subject);
});

test("each tab finds its choices and its open row again, and no question", async () => {
  const mixed = view([first, known(ticket(1, { subject: "Pending", status: "pending" }))]);
  answer = () => mixed;
  await open();
  click(screen.getByRole("checkbox", { name: /Of the first tab/ }));
  click(screen.getByRole("checkbox", { name: /Pending/ }));
  click(screen.getByRole("button", { name: /^Of the first tab/ }));
  click(screen.getByRole("button", { name: /^Close ticket.*Pending/ }));
  click(screen.getByRole("button", { name: "Close 2 tickets" }));
  expect(screen.getAllByRole("button", { name: "Keep open" })).toHaveLength(2);
  await switchTo({ id: 2 });
  expect(screen.queryByText("2 selected")).toBeNull();
  await switchTo({ id: 1 });
  screen.getByText("2 selected");
  expect(screen.getByRole("button", { name: /^Of the first tab/ }).getAttribute("aria-expanded")).toBe(
    "true",
  );
  expect(screen.queryByRole("button", { name: "Keep open" })).toBeNull();
});

const waiting = [0, 1].map((index) => job(index, { createdAt: Date.now(), dueAt: Date.now() + 60_000 }));
const withJobs = (jobs: CloseJob[]) => (tabId: number) => ({
  ...(views[tabId] as TabView),
  jobs: Object.fromEntries(jobs.map((one) => [one.ticketId, one])),
});
const spoken = () => document.querySelector('[role="status"]')?.textContent;

/** An answer to a command that is lost when `fail` is called. */
function lost() {
  const answer = {
    give: () =>
      new Promise((_, reject) => {
        answer.fail = () => reject(new Error("gone"));
      }),
    fail: () => {},
  };
  return answer;
}

/** What is asked about a tab is not answered before the function is called, and then with what is known by then. */
function answersLate() {
  let go = () => {};
  answer = (tabId) =>
    new Promise((resolve) => {
      go = () => resolve(answer(tabId));
    });
  return () => go();
}

async function openAndCloseBoth(closeTickets: () => Promise<unknown>) {
  backgroundAnswers({
    getTab: ({ tabId }: { tabId: number }) => answer(tabId),
    closeTickets,
    undo: { jobs: [] },
  });
  await open();
  click(screen.getByRole("checkbox", { name: "All resolved" }));
  click(screen.getByRole("button", { name: "Close 2 tickets" }));
  await bothSettled();
}

test("tickets closed together are counted, and undone, over the next tab, and what ends meanwhile is told once", async () => {
  await openAndCloseBoth(async () => {
    // One of them is known from this answer only.
    answer = withJobs(waiting.slice(0, 1));
    return { jobs: waiting, failure: null };
  });
  const late = answersLate();
  await switchTo({ id: 2 });
  // Before anything is known of the tab.
  screen.getByText("2 in progress");
  click(screen.getByRole("button", { name: "Undo all" }));
  expect(asked("undo")).toEqual([{ jobIds: ["job-0", "job-1"] }]);
  answer = withJobs(
    waiting.map((one) => ({ ...one, state: "closed", endedAt: Date.now(), revision: 3 }) as CloseJob),
  );
  late();
  await bothSettled();
  expect(screen.getAllByText("2 closed")).toHaveLength(2);
  expect(spoken()).toBe("2 closed");
  await switchTo({ id: 1 });
  screen.getByText("2 closed");
  expect(spoken()).toBe("");
});

test("whether closes were made is found out over the next tab, where their answer is lost", async () => {
  const closes = lost();
  await openAndCloseBoth(closes.give);
  const late = answersLate();
  await switchTo({ id: 2 });
  closes.fail();
  await bothSettled();
  screen.getByText("2 in progress");
  answer = withJobs(waiting.slice(0, 1));
  late();
  await bothSettled();
  expect(counts()).toBe("1 not started · 1 in progress");
});

test("what is lost after the next tab is there is asked about once more", async () => {
  const closes = lost();
  await openAndCloseBoth(closes.give);
  await switchTo({ id: 2 });
  answer = withJobs(waiting.slice(0, 1));
  closes.fail();
  await bothSettled();
  expect(counts()).toBe("1 not started · 1 in progress");
});

test("what did not work is still told over the next tab, even if it is known only then", async () => {
  const closes = lost();
  backgroundAnswers({
    getTab: ({ tabId }: { tabId: number }) => answer(tabId),
    closeTickets: closes.give,
  });
  await open();
  click(screen.getByRole("button", { name: /^Close.*Of the first tab/ }));
  await switchTo({ id: 2 });
  closes.fail();
  await bothSettled();
  expect(screen.getByRole("alert").textContent).toContain("Look at the list");
  await switchTo({ id: 1 });
  screen.getByRole("alert");
});

test("pasted ids stay from tab to tab; what filtered one page does not hide tickets of the next", async () => {
  await open();
  type(field(), idAt(9));
  await switchTo({ id: 2 });
  expect(field().value).toBe(idAt(9));
  expect(asked("getTab").at(-1)).toEqual({ tabId: 2, pastedIds: [idAt(9)] });
  type(field(), "nothing like it");
  await switchTo({ id: 1 });
  expect(field().value).toBe("");
});

test("takes the focus only where the panel has it", async () => {
  const hasFocus = vi.spyOn(document, "hasFocus").mockReturnValue(false);
  await open();
  expect(document.activeElement).toBe(document.body);
  hasFocus.mockReturnValue(true);
  await switchTo({ id: 2 });
  expect(document.activeElement?.textContent).toBe("Of the second tab");
});

test("follows the address of the tab, and tells where to look when the browser keeps it", async () => {
  const unwatched = view([], [], { watched: false, connection: connected });
  answer = () => unwatched;
  await open();
  screen.getByText("Closeout’s button in the toolbar says why.");
  inFront = { id: 1, url: "chrome://extensions" };
  await act(async () => void fakeBrowser.tabs.onUpdated.trigger(1, { status: "loading" }, {} as never));
  await settled();
  screen.getByRole("heading", { name: "This is a page of the browser" });
});

test("a press that hits a row which has just come under the pointer closes nothing", async () => {
  await open();
  views[1] = { ...view([first, known(ticket(1, { subject: "New" }))]), ids: [idAt(1), idAt(0)] };
  await act(announce);
  await settled();
  const close = () => screen.getByRole("button", { name: /Close ticket: New/ });
  click(close(), { detail: 1 });
  expect(asked("closeTickets")).toEqual([]);
  // By key it is meant.
  click(close());
  expect(asked("closeTickets")).toHaveLength(1);
});

test("nor does it choose the row, or dismiss what is to be decided of it", async () => {
  const undecided = [0, 1].map((index) => job(index, { state: "needs-agent", reason: "still-open" }));
  views[1] = view([first, known(ticket(1)), known(ticket(2)), known(ticket(3))], undecided);
  await open();
  views[1] = { ...views[1], ids: [1, 0, 3, 2].map(idAt) };
  await act(announce);
  await settled();
  const [dismiss] = screen.getAllByRole("button", { name: /^Dismiss/ }) as [HTMLElement];
  const box = screen.getAllByRole<HTMLInputElement>("checkbox", { name: /^Select/ })[2] as HTMLInputElement;
  click(dismiss, { detail: 1 });
  click(box, { detail: 1 });
  // The corner around the box takes a press for it.
  click(box.parentElement as HTMLElement, { detail: 1 });
  expect(asked("dismiss")).toEqual([]);
  expect(box.checked).toBe(false);
  expect(screen.queryByText("1 selected")).toBeNull();
  click(dismiss);
  click(box);
  expect(asked("dismiss")).toEqual([{ jobIds: ["job-1"] }]);
  expect(box.checked).toBe(true);
});

test("has checked whether the tab in front can still be looked at, when it comes and when it has loaded", async () => {
  await open();
  const load = (tabId: number, status: string) =>
    act(async () => void fakeBrowser.tabs.onUpdated.trigger(tabId, { status }, {} as never));
  await load(1, "loading");
  await load(2, "complete");
  expect(asked("checkTab")).toEqual([{ tabId: 1 }]);
  await load(1, "complete");
  expect(asked("checkTab")).toHaveLength(2);
  await switchTo({ id: 2 });
  expect(asked("checkTab").at(-1)).toEqual({ tabId: 2 });
});

describe("when another tab comes to the front under the agent's hands", () => {
  /** The time on the clock of events, in ms. */
  let clock = 5_000;
  const passSeen = () => {
    clock += SEEN_AFTER_MS;
  };
  const closed = () => asked("closeTickets").length;

  beforeEach(() => {
    vi.spyOn(document, "hasFocus").mockReturnValue(true);
    vi.spyOn(performance, "now").mockImplementation(() => clock);
  });

  test("who was writing goes on writing", async () => {
    await open();
    press("/");
    await switchTo({ id: 2 });
    expect(subjects()).toEqual(["Of the second tab"]);
    expect(document.activeElement).toBe(field());
    press("c");
    expect(closed()).toBe(0);
  });

  test("the first row has the focus, and a key that was meant for another one does nothing", async () => {
    await open();
    press("j");
    await switchTo({ id: 2 });
    expect(document.activeElement?.textContent).toBe("Of the second tab");
    press("c", {}, performance.now() + 100);
    expect(closed()).toBe(0);
    press("c");
    expect(closed()).toBe(1);
  });

  test("nor does one after the way there from the field", async () => {
    await open();
    press("/");
    await switchTo({ id: 2 });
    for (const key of ["ArrowDown", "c"]) pressAtOnce(key);
    expect(closed()).toBe(0);
    expect(document.activeElement?.textContent).toBe("Of the second tab");
  });

  test("a pointer's press that was meant for another row does nothing", async () => {
    await open();
    await switchTo({ id: 2 });
    const close = screen.getByRole("button", { name: /^Close ticket.*Of the second tab/ });
    const pressedAt = performance.now();
    click(close, { detail: 1 });
    expect(closed()).toBe(0);
    passSeen();
    // What the browser was too busy to handle at once was pressed when it was.
    click(close, { detail: 1 }, pressedAt);
    expect(closed()).toBe(0);
    click(close, { detail: 1 });
    expect(closed()).toBe(1);
  });
});
