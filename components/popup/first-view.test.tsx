// @vitest-environment happy-dom
import { act, cleanup, render, screen } from "@testing-library/preact";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { noPolicy } from "../../utils/core/policy";
import { defaultSettings } from "../../utils/core/settings";
import { idAt, known, ticket, view } from "../gallery/samples";
import { asked, backgroundAnswers, settled } from "../testing/fake-background";
import { firstView } from "./first-view";
import { Popup } from "./Popup";

vi.mock("../../utils/platform/messaging", async () => (await import("../testing/fake-background")).messaging);

const listed = view([known(ticket(0)), known(ticket(1))]);
const answers = { getTab: listed, getSettings: defaultSettings, getPolicy: noPolicy };
const others = ["getSettings", "getPolicy"];
const all = ["getTab", "loadTickets", ...others];

beforeEach(() => {
  fakeBrowser.reset();
  vi.useFakeTimers();
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const pass = (ms: number) => act(async () => void (await vi.advanceTimersByTimeAsync(ms)));
/** How often each of some was asked for. */
const countAsked = (names: string[]) => names.map((name) => asked(name).length);

test("where tickets are listed, they alone are waited for", async () => {
  backgroundAnswers(answers);
  expect(await firstView(3)).toEqual({ view: listed });
  expect(asked("getTab")).toEqual([{ tabId: 3 }]);
  expect(countAsked(others)).toEqual([0, 0]);
});

test("where none is listed, what is said instead comes with its site's switch", async () => {
  const empty = view([]);
  backgroundAnswers({ ...answers, getTab: empty });
  expect(await firstView(3)).toEqual({ view: empty, settings: defaultSettings, policy: noPolicy });
});

test.each(["getTab", ...others])(
  "a background that does not answer %s leaves it to the screen",
  async (name) => {
    backgroundAnswers({ ...answers, getTab: view([]), [name]: "silence" });
    expect(await firstView(3)).toBeNull();
  },
);

test("nothing is waited for beyond a moment", async () => {
  backgroundAnswers({ ...answers, getTab: () => new Promise(() => {}) });
  const told = vi.fn();
  void firstView(3).then(told);
  await pass(99);
  expect(told).not.toHaveBeenCalled();
  await pass(1);
  expect(told).toHaveBeenCalledWith(null);
});

test("tickets that are known are drawn at once; nothing else is asked for before they are seen", async () => {
  backgroundAnswers(answers);
  render(<Popup tab={{ id: 3, url: null }} first={{ view: listed }} />);
  expect(document.querySelector(`[data-ticket="${idAt(0)}"]`)).not.toBeNull();
  await settled();
  expect(countAsked(all)).toEqual([0, 0, 0, 0]);
  await pass(400);
  expect(countAsked(all)).toEqual([1, 1, 1, 1]);
});

test("a screen that knows nothing asks for all at once", async () => {
  backgroundAnswers({ ...answers, getTab: view([]) });
  render(<Popup tab={{ id: 3, url: null }} />);
  await settled();
  expect(countAsked(["getTab", ...others])).toEqual([1, 1, 1]);
  screen.getByRole("heading", { name: "No ticket ids on this page" });
});
