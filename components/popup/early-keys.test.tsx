// @vitest-environment happy-dom
import { cleanup, render as renderInAct, screen } from "@testing-library/preact";
import { render } from "preact";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { idAt, job, known, now, ticket, view } from "../gallery/samples";
import { asked, backgroundAnswers, settled } from "../testing/fake-background";
import { click, paste, press, pressAtOnce, type } from "../testing/gestures";
import { nowShows } from "../testing/popup";
import { NO_EARLY_KEYS, noteEarlyKeys } from "./early-keys";
import { Popup } from "./Popup";

vi.mock("../../utils/platform/messaging", async () => (await import("../testing/fake-background")).messaging);

beforeEach(() => {
  fakeBrowser.reset();
  // However long a drawing takes here, keys are pressed when the tests say.
  vi.spyOn(performance, "now").mockReturnValue(5_000);
});
afterEach(cleanup);

const tab = { id: 1, url: null };
const listed = view(["Alpha", "Omega"].map((subject, index) => known(ticket(index, { subject }))));
const field = () => screen.getByRole<HTMLInputElement>("textbox", { name: "Filter, or paste ticket ids" });
const alpha = () => screen.getByRole("button", { name: "Alpha" });
const omega = () => screen.getByRole("button", { name: "Omega" });
const nothingClosed = () => expect(asked("closeTickets")).toEqual([]);

describe("keys pressed before anything is drawn", () => {
  const NONE = { written: null, last: null };
  /** Presses keys 10 ms apart; tells what was noted, with the place of the last key in place of its time. */
  const noted = (keys: readonly [string, KeyboardEventInit?][]) => {
    const end = noteEarlyKeys();
    for (const [place, [key, more]] of keys.entries()) press(key, more, 10 * place);
    const { written, lastAt } = end();
    return { written, last: lastAt >= 0 ? lastAt / 10 : null };
  };

  test.each<[string, [string, KeyboardEventInit?][], ReturnType<typeof noted>]>([
    ["none", [], NONE],
    ["a command", [["c"]], { written: null, last: 0 }],
    ["arrows", [["ArrowDown"], ["End"]], { written: null, last: 1 }],
    ["letters that do nothing", [["r"], ["e"], ["f"]], { written: null, last: 2 }],
    ["what is written for the field", [["/"], ["c"], [" "], ["/"], ["X"]], { written: "c /X", last: null }],
    ["what is taken back of it", [["/"], ["c"], ["k"], ["Backspace"], ["h"]], { written: "ch", last: null }],
    ["the way to the field alone", [["/"]], { written: "", last: null }],
    ["a command before it", [["j"], ["/"], ["a"]], { written: "a", last: 0 }],
    [
      "keys beside the writing",
      [["/"], ["a"], ["Shift"], ["ArrowDown"], ["c", { ctrlKey: true }], ["b"]],
      { written: "ab", last: null },
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
    expect(noted(keys)).toEqual(expected);
  });

  test("what is written is kept from the browser, which may search the page at a slash; other keys are not", () => {
    const end = noteEarlyKeys();
    expect(["Tab", "j", "/", "a", "Backspace", "Escape"].map((key) => press(key))).toEqual([
      false,
      false,
      true,
      true,
      true,
      false,
    ]);
    end();
  });

  test("ids that are pasted are for the field, other texts are not", () => {
    const end = noteEarlyKeys();
    paste(document.body, "no id");
    paste(document.body, `${idAt(3)}, ${idAt(4)}`);
    expect(end().written).toBe(`${idAt(3)} ${idAt(4)}`);
  });

  test("nothing is noted after its end", () => {
    const end = noteEarlyKeys();
    const early = end();
    press("c");
    press("/");
    expect(early).toEqual(NO_EARLY_KEYS);
  });

  test("a script's are none", () => {
    const end = noteEarlyKeys();
    document.dispatchEvent(new KeyboardEvent("keydown", { key: "c" }));
    expect(end()).toEqual(NO_EARLY_KEYS);
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

  test("who leaves the field is not brought back to it", async () => {
    backgroundAnswers({ getTab: listed });
    renderInAct(<Popup tab={tab} first={{ view: listed }} early={{ ...NO_EARLY_KEYS, written: "" }} />);
    press("ArrowDown");
    await nowShows(view([]));
    expect(document.activeElement).toBe(field());
    await nowShows(listed);
    expect(document.activeElement).toBe(alpha());
  });

  test("a command takes those that follow in one go along; then keys act again", async () => {
    backgroundAnswers({ getTab: listed });
    const early = { written: null, lastAt: performance.now() };
    renderInAct(<Popup tab={tab} first={{ view: listed }} early={early} />);
    await settled();
    for (const key of ["x", "j", "c"]) expect(press(key, {}, performance.now() + 100)).toBe(true);
    nothingClosed();
    // Moves do no harm.
    expect(document.activeElement).toBe(omega());
    press("c");
    expect(asked("closeTickets")).toMatchObject([{ tickets: [{ id: idAt(1) }] }]);
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
    pressAtOnce("j");
    await answer();
    expect(document.activeElement).toBe(alpha());
    pressAtOnce("c");
    nothingClosed();
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
    // Once they are painted.
    press("c", {}, performance.now() + 60);
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

describe("where keys act on another ticket than before, keys that were meant for that do nothing", () => {
  const one = { ...listed, ids: [idAt(0)] };
  const other = { ...listed, ids: [idAt(1)] };
  const open = async (first = listed) => {
    backgroundAnswers({ getTab: first });
    renderInAct(<Popup tab={tab} first={{ view: first }} />);
    await settled();
  };
  /** Presses keys before it was seen and later; tells the tickets that were closed. */
  const closedBy = (keys: string[]) => {
    for (const key of keys) press(key, {}, performance.now() + 100);
    nothingClosed();
    for (const key of keys) press(key);
    return (asked("closeTickets") as { tickets: { id: string }[] }[]).flatMap(({ tickets }) =>
      tickets.map(({ id }) => id),
    );
  };

  test("the focus moved to it", async () => {
    await open();
    await nowShows(other);
    expect(document.activeElement).toBe(omega());
    expect(closedBy(["c"])).toEqual([idAt(1)]);
  });

  test("it is the only one, which needs no focus", async () => {
    await open(one);
    screen.getByRole("button", { name: "Settings" }).focus();
    await nowShows(other);
    expect(closedBy(["c"])).toEqual([idAt(1)]);
  });

  test("it is the first below the field", async () => {
    await open();
    press("/");
    await nowShows(other);
    expect(closedBy(["ArrowDown", "c"])).toEqual([idAt(1)]);
  });

  test("but not where its row was gone to by choice", async () => {
    await open();
    await nowShows(other);
    for (const key of ["/", "ArrowDown", "c"]) press(key, {}, performance.now() + 60);
    expect(asked("closeTickets")).toHaveLength(1);
  });

  test("nor where the agent's own words brought it up", async () => {
    await open();
    press("/");
    type(field(), "omega");
    for (const key of ["ArrowDown", "c"]) press(key, {}, performance.now() + 60);
    expect(asked("closeTickets")).toMatchObject([{ tickets: [{ id: idAt(1) }] }]);
  });

  test("nor where a press went there", async () => {
    await open();
    click(omega());
    await nowShows({ ...listed, closedToday: 99 });
    press("c", {}, performance.now() + 60);
    expect(asked("closeTickets")).toMatchObject([{ tickets: [{ id: idAt(1) }] }]);
  });

  test("undoing is never held up", async () => {
    const jobs = [job(1, { dueAt: now + 60_000 })];
    const shown = view([known(ticket(0)), known(ticket(1, { subject: "Omega" }))], jobs);
    await open(shown);
    await nowShows({ ...shown, ids: [idAt(1)] });
    pressAtOnce("u");
    expect(asked("undo")).toHaveLength(1);
  });

  test("other buttons can be pressed", async () => {
    await open();
    await nowShows(other);
    screen.getByRole("button", { name: "Settings" }).focus();
    expect(pressAtOnce(" ")).toBe(false);
  });
});

test("a ticket is no row while nobody is connected", async () => {
  const lost = { ...listed, ids: [idAt(0)], connection: { state: "lost" as const } };
  backgroundAnswers({ getTab: lost });
  renderInAct(<Popup tab={tab} first={{ view: lost }} />);
  await settled();
  for (const key of ["x", "c"]) press(key);
  nothingClosed();
  expect(screen.queryByText("1 selected")).toBeNull();
  await nowShows(listed);
  expect(document.activeElement).toBe(alpha());
});

test("once a row can be seen no key is lost, and the first row has the focus", () => {
  backgroundAnswers({ getTab: listed });
  // As it is in the browser: nothing that comes after the drawing has come yet.
  const root = document.body.appendChild(document.createElement("div"));
  render(<Popup tab={tab} first={{ view: listed }} />, root);
  try {
    expect(document.activeElement).toBe(alpha());
    // It is not painted yet.
    pressAtOnce("c");
    nothingClosed();
    expect(press("/")).toBe(true);
    expect(document.activeElement).toBe(field());
  } finally {
    render(null, root);
    root.remove();
  }
});
