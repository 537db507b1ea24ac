// @vitest-environment happy-dom
import { act, cleanup, render, screen } from "@testing-library/preact";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import browser, { type Tabs } from "webextension-polyfill";
import { fakeBrowser } from "wxt/testing/fake-browser";
import type { TabView } from "../../utils/core/protocol";
import { announce } from "../../utils/platform/announcements";
import { connected, idAt, known, ticket, view } from "../gallery/samples";
import { asked, backgroundAnswers, settled } from "../testing/fake-background";
import { click, type } from "../testing/gestures";
import { SidePanel } from "./SidePanel";

vi.mock("../../utils/platform/messaging", async () => (await import("../testing/fake-background")).messaging);

const first = known(ticket(0, { subject: "Of the first tab" }));
const second = known(ticket(0, { id: idAt(5), subject: "Of the second tab" }));
const views: Record<number, TabView> = {
  1: view([first, known(ticket(1, { subject: "Below it" }))]),
  2: { ...view([]), ids: [idAt(5)], tickets: { [idAt(5)]: second } },
};

let inFront: Partial<Tabs.Tab> = { id: 1 };
let answer: (tabId: number) => unknown;

beforeEach(() => {
  fakeBrowser.reset();
  inFront = { id: 1 };
  answer = (tabId) => views[tabId];
  backgroundAnswers({ getTab: ({ tabId }: { tabId: number }) => answer(tabId) });
  vi.spyOn(browser.tabs, "query").mockImplementation(async () => [inFront as Tabs.Tab]);
});
afterEach(cleanup);

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
      : views[tabId];
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
