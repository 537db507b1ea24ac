// @vitest-environment happy-dom
import { cleanup, render as renderInAct, screen } from "@testing-library/preact";
import { render } from "preact";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { idAt, known, ticket, view } from "../gallery/samples";
import { asked, backgroundAnswers, settled } from "../testing/fake-background";
import { press } from "../testing/gestures";
import { nowShows } from "../testing/popup";
import { type EarlyKeys, NO_EARLY_KEYS, noteEarlyKeys } from "./early-keys";
import { Popup } from "./Popup";
import { SEEN_AFTER_MS } from "./unseen-keys";

vi.mock("../../utils/platform/messaging", async () => (await import("../testing/fake-background")).messaging);

beforeEach(() => fakeBrowser.reset());
afterEach(cleanup);

const tab = { id: 1, url: null };
const listed = view(["Alpha", "Omega"].map((subject, index) => known(ticket(index, { subject }))));
const field = () => screen.getByRole<HTMLInputElement>("textbox", { name: "Filter, or paste ticket ids" });
const alpha = () => screen.getByRole("button", { name: "Alpha" });
const omega = () => screen.getByRole("button", { name: "Omega" });
/** Longer than the keys of one go are apart. */
const longer = () => new Promise((resolve) => setTimeout(resolve, SEEN_AFTER_MS + 20));
const nothingClosed = () => expect(asked("closeTickets")).toEqual([]);

describe("keys pressed before anything is drawn", () => {
  const NONE = { written: null, isAny: false };
  /** What is told of keys that were pressed before. */
  const told = ({ written, lastAt }: EarlyKeys) => ({ written, isAny: lastAt > Number.NEGATIVE_INFINITY });

  test.each<[string, Parameters<typeof press>[], { written: string | null; isAny: boolean }]>([
    ["none", [], NONE],
    ["a command", [["c"]], { written: null, isAny: true }],
    ["arrows", [["ArrowDown"], ["End"]], { written: null, isAny: true }],
    ["letters that do nothing", [["r"], ["e"]], { written: null, isAny: true }],
    ["what is written for the field", [["/"], ["c"], [" "], ["/"], ["X"]], { written: "c /X", isAny: false }],
    ["the way to the field alone", [["/"]], { written: "", isAny: false }],
    [
      "keys beside the writing",
      [["/"], ["a"], ["Shift"], ["ArrowDown"], ["c", { ctrlKey: true }], ["b"]],
      { written: "ab", isAny: false },
    ],
    ["what belongs to the browser", [["Tab"], ["Escape"], ["F5"]], NONE],
    [
      "the shortcut that opened the popup",
      [["T", { altKey: true, shiftKey: true }], ["Shift"], ["t", { repeat: true }]],
      NONE,
    ],
    [
      "the browser's shortcuts",
      [
        ["c", { ctrlKey: true }],
        ["j", { metaKey: true }],
      ],
      NONE,
    ],
  ])("%s", (_, keys, expected) => {
    const end = noteEarlyKeys();
    for (const key of keys) press(...key);
    const early = end();
    expect(told(early)).toEqual(expected);
    press("/");
    press("c");
    expect(told(early)).toEqual(expected);
  });

  test("a script's are none", () => {
    const end = noteEarlyKeys();
    document.dispatchEvent(new KeyboardEvent("keydown", { key: "c" }));
    expect(told(end())).toEqual(NONE);
  });

  test("what was written filters from the start, and the next letters are written, too", async () => {
    backgroundAnswers({ getTab: listed });
    renderInAct(<Popup tab={tab} first={{ view: listed }} early={{ ...NO_EARLY_KEYS, written: "omega" }} />);
    await settled();
    expect(field().value).toBe("omega");
    expect(document.activeElement).toBe(field());
    expect(document.querySelector(`[data-ticket="${idAt(0)}"]`)).toBeNull();
    expect(press("c")).toBe(false);
    nothingClosed();
  });

  test("the way to the field leads there", async () => {
    backgroundAnswers({ getTab: listed });
    renderInAct(<Popup tab={tab} first={{ view: listed }} early={{ ...NO_EARLY_KEYS, written: "" }} />);
    await settled();
    expect(document.activeElement).toBe(field());
  });

  test("a command takes those that follow in one go along; then keys act again", async () => {
    backgroundAnswers({ getTab: listed });
    const early = { written: null, lastAt: performance.now() };
    renderInAct(<Popup tab={tab} first={{ view: listed }} early={early} />);
    await settled();
    for (const key of ["j", "c"]) expect(press(key)).toBe(true);
    nothingClosed();
    expect(document.activeElement).toBe(alpha());
    await longer();
    press("c");
    expect(asked("closeTickets")).toMatchObject([{ tickets: [{ id: idAt(0) }] }]);
  });
});

describe("keys pressed before there are rows", () => {
  /** Opens it over a background that takes its time; gives what has it answer. */
  const openWaiting = async () => {
    let answer = (_: typeof listed) => {};
    const slow = new Promise<typeof listed>((resolve) => {
      answer = resolve;
    });
    backgroundAnswers({ getTab: () => slow });
    renderInAct(<Popup tab={tab} />);
    await settled();
    return async () => {
      answer(listed);
      await settled();
    };
  };

  test("act on none that come later, nor do those that follow in one go", async () => {
    const answer = await openWaiting();
    press("j");
    await answer();
    expect(document.activeElement).toBe(alpha());
    press("c");
    nothingClosed();
    await longer();
    press("c");
    expect(asked("closeTickets")).toHaveLength(1);
  });

  test("and pressed before, but handled only then, do nothing", async () => {
    const pressedAt = performance.now();
    const answer = await openWaiting();
    await answer();
    press("c", {}, pressedAt);
    nothingClosed();
  });

  test("that are the browser's or still held, or act on no row, spoil nothing", async () => {
    const answer = await openWaiting();
    for (const key of ["Shift", "Escape", "?"]) press(key);
    // The shortcut that opened the popup.
    press("o", { repeat: true });
    await answer();
    expect(document.activeElement).toBe(alpha());
    press("c");
    expect(asked("closeTickets")).toHaveLength(1);
  });

  test("and written into the field stay there", async () => {
    const answer = await openWaiting();
    press("/");
    press("c");
    await answer();
    expect(document.activeElement).toBe(field());
    press("c");
    nothingClosed();
  });
});

describe("where another row takes the place of the one that had the focus", () => {
  test("keys do nothing for a moment: they were meant for the one before", async () => {
    backgroundAnswers({ getTab: listed });
    renderInAct(<Popup tab={tab} first={{ view: listed }} />);
    await nowShows({ ...listed, ids: [idAt(1)] });
    expect(document.activeElement).toBe(omega());
    press("c");
    nothingClosed();
    await longer();
    press("c");
    expect(asked("closeTickets")).toMatchObject([{ tickets: [{ id: idAt(1) }] }]);
  });

  test("whoever went to the field and came back means that row", async () => {
    backgroundAnswers({ getTab: listed });
    renderInAct(<Popup tab={tab} first={{ view: listed }} />);
    await nowShows({ ...listed, ids: [idAt(1)] });
    for (const key of ["/", "ArrowDown", "c"]) press(key);
    expect(asked("closeTickets")).toHaveLength(1);
  });
});

test("once a row can be seen no key is lost, and the first row has the focus", () => {
  backgroundAnswers({ getTab: listed });
  // As it is in the browser: nothing that comes after the drawing has come yet.
  const root = document.body.appendChild(document.createElement("div"));
  render(<Popup tab={tab} first={{ view: listed }} />, root);
  try {
    expect(document.activeElement).toBe(alpha());
    expect(press("/")).toBe(true);
    expect(document.activeElement).toBe(field());
  } finally {
    render(null, root);
    root.remove();
  }
});
