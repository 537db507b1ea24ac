// @vitest-environment happy-dom
import { cleanup, render as renderInAct, screen } from "@testing-library/preact";
import { render } from "preact";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { idAt, known, ticket, view } from "../gallery/samples";
import { asked, backgroundAnswers, settled } from "../testing/fake-background";
import { press } from "../testing/gestures";
import { noteEarlyKeys } from "./early-keys";
import { Popup } from "./Popup";

vi.mock("../../utils/platform/messaging", async () => (await import("../testing/fake-background")).messaging);

beforeEach(() => fakeBrowser.reset());
afterEach(cleanup);

const tab = { id: 1, url: null };
const listed = view(["Alpha", "Omega"].map((subject, index) => known(ticket(index, { subject }))));
const field = () => screen.getByRole<HTMLInputElement>("textbox", { name: "Filter, or paste ticket ids" });
const nothingClosed = () => expect(asked("closeTickets")).toEqual([]);

describe("keys pressed before anything is drawn", () => {
  test.each<[string, Parameters<typeof press>[], { any: boolean; text: string }]>([
    ["none", [], { any: false, text: "" }],
    ["a command", [["c"]], { any: true, text: "" }],
    ["arrows", [["ArrowDown"], ["End"]], { any: true, text: "" }],
    ["letters that do nothing", [["r"], ["e"]], { any: true, text: "" }],
    ["what is written for the field", [["/"], ["c"], [" "], ["/"], ["X"]], { any: true, text: "c /X" }],
    ["keys beside the writing", [["/"], ["a"], ["Shift"], ["ArrowDown"], ["b"]], { any: true, text: "ab" }],
    ["what belongs to the browser", [["Tab"], ["Escape"], ["F5"]], { any: false, text: "" }],
    [
      "the shortcut that opened the popup",
      [["T", { altKey: true, shiftKey: true }], ["Shift"], ["t", { repeat: true }]],
      { any: false, text: "" },
    ],
    [
      "the browser's shortcuts",
      [
        ["c", { ctrlKey: true }],
        ["j", { metaKey: true }],
      ],
      { any: false, text: "" },
    ],
  ])("%s", (_, keys, told) => {
    const end = noteEarlyKeys();
    for (const key of keys) press(...key);
    expect(end()).toEqual(told);
    press("c");
    expect(end()).toEqual(told);
  });

  test("a script's are none", () => {
    const end = noteEarlyKeys();
    document.dispatchEvent(new KeyboardEvent("keydown", { key: "c" }));
    expect(end()).toEqual({ any: false, text: "" });
  });

  test("what was written filters from the start, and the next letters are written, too", async () => {
    backgroundAnswers({ getTab: listed });
    renderInAct(<Popup tab={tab} first={{ view: listed }} early={{ any: true, text: "omega" }} />);
    await settled();
    expect(field().value).toBe("omega");
    expect(document.activeElement).toBe(field());
    expect(document.querySelector(`[data-ticket="${idAt(0)}"]`)).toBeNull();
    expect(press("c")).toBe(false);
    nothingClosed();
  });

  test("a command closes nothing, nor do those after it", async () => {
    backgroundAnswers({ getTab: listed });
    renderInAct(<Popup tab={tab} first={{ view: listed }} early={{ any: true, text: "" }} />);
    await settled();
    expect(document.activeElement).toBe(field());
    press("c");
    nothingClosed();
    press("ArrowDown");
    expect(document.activeElement).toBe(screen.getByRole("button", { name: "Alpha" }));
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

  test("act on none that come later, nor do those after them", async () => {
    const answer = await openWaiting();
    press("j");
    await answer();
    screen.getByRole("button", { name: "Alpha" });
    expect(document.activeElement).toBe(field());
    press("c");
    nothingClosed();
  });

  test("that are the browser's leave the first row the focus", async () => {
    const answer = await openWaiting();
    press("Shift");
    press("Escape");
    await answer();
    expect(document.activeElement).toBe(screen.getByRole("button", { name: "Alpha" }));
  });
});

test("once a row can be seen no key is lost, and the first row has the focus", () => {
  backgroundAnswers({ getTab: listed });
  // As it is in the browser: nothing that comes after the drawing has come yet.
  const root = document.body.appendChild(document.createElement("div"));
  render(<Popup tab={tab} first={{ view: listed }} />, root);
  try {
    expect(document.activeElement).toBe(screen.getByRole("button", { name: "Alpha" }));
    expect(press("/")).toBe(true);
    expect(document.activeElement).toBe(field());
  } finally {
    render(null, root);
    root.remove();
  }
});
