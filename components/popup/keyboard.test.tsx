// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/preact";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { idAt, job, known, now, ticket, view } from "../gallery/samples";
import { asked, backgroundAnswers } from "../testing/fake-background";
import { click, press, pressAtOnce, type } from "../testing/gestures";
import { main, nowShows, openPopup } from "../testing/popup";
import { Popup } from "./Popup";

vi.mock("../../utils/platform/messaging", async () => (await import("../testing/fake-background")).messaging);

beforeEach(() => fakeBrowser.reset());
afterEach(cleanup);

const three = [0, 1, 2].map((index) => known(ticket(index, { subject: `Subject ${index}` })));
const many = Array.from({ length: 40 }, (_, index) =>
  known(ticket(index, { subject: `Subject ${index} of many` })),
);
const drawn = (count: number) =>
  vi.waitFor(() => expect(document.querySelectorAll("[data-ticket]")).toHaveLength(count));
const subject = (index: number) => screen.getByRole("button", { name: `Subject ${index}` });
const ofMany = (index: number) => screen.getByRole("button", { name: `Subject ${index} of many` });
const field = () => screen.getByRole("textbox", { name: "Filter, or paste ticket ids" });
const focused = () => document.activeElement;

test("keys that a script makes up do nothing", async () => {
  await openPopup(view(three));
  for (const key of ["ArrowDown", "End", "c", "x", "u", "Enter", "?", "/"]) {
    const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true });
    Object.defineProperty(event, "timeStamp", { value: performance.now() + 1_000 });
    focused()?.dispatchEvent(event);
    expect(event.defaultPrevented, key).toBe(false);
  }
  expect(focused()).toBe(subject(0));
  expect(asked("closeTickets")).toEqual([]);
});

describe("moving", () => {
  test("the first row has the focus from the start", async () => {
    await openPopup(view(three));
    expect(focused()).toBe(subject(0));
  });

  test("the first row has it once it comes, though the keys that opened the popup are still held", async () => {
    await openPopup(view([]));
    press("o", { repeat: true });
    await nowShows(view(three));
    expect(focused()).toBe(subject(0));
  });

  test("up and down, not past the ends", async () => {
    await openPopup(view(three));
    for (const key of ["ArrowDown", "j", "j", "ArrowDown"]) press(key);
    expect(focused()).toBe(subject(2));
    for (const key of ["ArrowUp", "k", "k"]) press(key);
    expect(focused()).toBe(subject(0));
  });

  test("to the last and the first", async () => {
    await openPopup(view(three));
    expect(press("End")).toBe(true);
    expect(focused()).toBe(subject(2));
    expect(press("Home")).toBe(true);
    expect(focused()).toBe(subject(0));
  });

  test("to the last and back, though it is not drawn yet", async () => {
    backgroundAnswers({ getTab: view(many) });
    render(<Popup tab={{ id: 1, url: null }} first={{ view: view(many) }} />);
    expect(document.querySelectorAll("[data-ticket]").length).toBeLessThan(20);
    press("End");
    expect(focused()).toBe(ofMany(39));
    press("k", {}, performance.now() + 60);
    press("c", {}, performance.now() + 60);
    expect(asked("closeTickets")).toMatchObject([{ tickets: [{ id: idAt(38) }] }]);
    await drawn(40);
    expect(focused()).toBe(ofMany(38));
  });

  test("to the last and the first, where there is none, is left to the browser", async () => {
    await openPopup(view([]));
    (focused() as HTMLElement).blur();
    expect(press("End")).toBe(false);
    expect(press("Home")).toBe(false);
  });

  test("from the field down into the list", async () => {
    await openPopup(view(three));
    press("/");
    expect(focused()).toBe(field());
    press("ArrowDown");
    expect(focused()).toBe(subject(0));
  });

  test("letters typed into the field stay letters", async () => {
    await openPopup(view(three));
    press("/");
    for (const key of ["c", "x", "u", "j", "?"]) expect(press(key)).toBe(false);
    expect(asked("closeTickets")).toEqual([]);
    expect(focused()).toBe(field());
  });
});

describe("acting on the row that has the focus", () => {
  test("c closes it", async () => {
    await openPopup(view(three));
    press("j");
    press("c");
    expect(asked("closeTickets")).toMatchObject([{ tickets: [{ id: idAt(1) }] }]);
  });

  test("c held down closes nothing more", async () => {
    await openPopup(view(three));
    press("c", { repeat: true });
    expect(asked("closeTickets")).toEqual([]);
  });

  test("Enter held down presses nothing", async () => {
    await openPopup(view(three));
    expect(press("Enter", { repeat: true })).toBe(true);
    expect(press("Enter")).toBe(false);
  });

  test("a single row needs no focus", async () => {
    await openPopup(view(three.slice(0, 1)));
    screen.getByRole("button", { name: "Settings" }).focus();
    press("c");
    expect(asked("closeTickets")).toHaveLength(1);
  });

  test("among several, c without a row does nothing", async () => {
    await openPopup(view(three));
    screen.getByRole("button", { name: "Settings" }).focus();
    press("c");
    expect(asked("closeTickets")).toEqual([]);
  });

  test("x selects and selects no more", async () => {
    await openPopup(view(three));
    const box = screen.getByRole<HTMLInputElement>("checkbox", { name: /Select ticket: Subject 0/ });
    press("x");
    expect(box.checked).toBe(true);
    press("x");
    expect(box.checked).toBe(false);
  });

  test("with some selected, c goes to the button that closes them", async () => {
    await openPopup(view(three));
    press("x");
    press("j");
    press("c");
    expect(asked("closeTickets")).toEqual([]);
    expect(focused()).toBe(screen.getByRole("button", { name: "Close 1 ticket" }));
  });

  test("… and while it is asked about them, to the one that answers", async () => {
    await openPopup(view([known(ticket(0, { status: "pending", subject: "Subject 0" })), ...three.slice(1)]));
    press("x");
    press("c");
    click(focused() as Element);
    press("j");
    expect(focused()).toBe(subject(0));
    expect(press("c")).toBe(true);
    expect(focused()).toBe(screen.getByRole("button", { name: "Close 1 ticket" }));
    expect(asked("closeTickets")).toEqual([]);
  });

  test("u undoes its close, or else the latest", async () => {
    const jobs = [
      job(1, { createdAt: now - 2, dueAt: now + 60_000 }),
      job(2, { createdAt: now - 1, dueAt: now + 60_000 }),
    ];
    await openPopup(view(three, jobs));
    press("u");
    press("j");
    press("u");
    expect(asked("undo")).toEqual([{ jobIds: ["job-2"] }, { jobIds: ["job-1"] }]);
  });

  test.each([
    ["is being sent", { state: "sending", attempts: 1, requests: 1 }, "Too late: it was sent already."],
    [
      "has just ended",
      { state: "closed", attempts: 1, requests: 1, endedAt: now },
      "Too late: it was sent already.",
    ],
    ["was taken back just now", { state: "cancelled", endedAt: now }, null],
  ] as const)("u on one that %s takes back no other", async (_, change, words) => {
    const jobs = [job(0, change), job(1, { dueAt: now + 60_000 })];
    await openPopup(view(three, jobs));
    expect(press("u")).toBe(true);
    expect(asked("undo")).toEqual([]);
    expect(screen.queryByRole("alert")?.textContent ?? null).toBe(words);
  });

  test("what it did not do is told each time", async () => {
    await openPopup(view(three, [job(0, { state: "sending", attempts: 1, requests: 1 })]));
    const told = () => screen.getByText("Too late: it was sent already.").firstChild;
    press("u");
    const before = told();
    press("u");
    expect(told()).not.toBe(before);
  });

  test("u on one that ended long ago undoes the latest", async () => {
    const ended = job(0, { state: "closed", attempts: 1, requests: 1, endedAt: now - 600_000 });
    await openPopup(view(three, [ended, job(1, { dueAt: now + 60_000 })]));
    press("u");
    expect(asked("undo")).toEqual([{ jobIds: ["job-1"] }]);
  });

  test("opening shows the details", async () => {
    await openPopup(view(three));
    click(subject(0));
    expect(subject(0).getAttribute("aria-expanded")).toBe("true");
    screen.getByText("Guest asked to confirm whether early arrival is possible.");
  });
});

describe("Escape takes back one thing after the other", () => {
  test("and then leaves the key to the browser, which closes the popup", async () => {
    await openPopup(view([known(ticket(0, { status: "pending", subject: "Subject 0" })), ...three.slice(1)]));
    click(subject(0));
    press("c");
    press("x");
    type(field(), "subject");
    press("?");
    const steps = [
      () => screen.queryByRole("region", { name: "Keyboard shortcuts" }),
      () => screen.queryByRole("group", { name: /^Not resolved/ }),
      () => (field() as HTMLInputElement).value || null,
      () => main().queryByText("1 selected"),
      () => screen.queryByText("Summary"),
    ];
    for (const [index, shown] of steps.entries()) {
      expect(shown(), `before step ${index}`).not.toBeNull();
      expect(press("Escape")).toBe(true);
      expect(shown(), `after step ${index}`).toBeNull();
    }
    expect(press("Escape")).toBe(false);
  });
});

describe("Escape at a question", () => {
  const mixed = [known(ticket(0, { status: "pending", subject: "Subject 0" })), ...three.slice(1)];
  const asksMany = () => screen.queryByRole("group", { name: /^1 of them is not resolved/ });
  const selectTwo = () => {
    for (const key of ["x", "j", "x", "c"]) press(key);
    click(screen.getByRole("button", { name: "Close 2 tickets" }));
  };

  test("about several: it leaves them selected", async () => {
    await openPopup(view(mixed));
    selectTwo();
    expect(asksMany()).not.toBeNull();
    press("Escape");
    expect(asksMany()).toBeNull();
    main().getByText("2 selected");
    expect(focused()).toBe(screen.getByRole("button", { name: "Close 2 tickets" }));
  });

  test("about several that went away does not come back with others", async () => {
    await openPopup(view(mixed));
    selectTwo();
    await nowShows(view([known(ticket(0, { status: "closed" })), ...mixed.slice(1)]));
    main().getByText("1 selected");
    await nowShows(view(mixed));
    main().getByText("2 selected");
    expect(asksMany()).toBeNull();
  });

  test("of several rows: first that of the row with the focus, then the one asked last", async () => {
    await openPopup(
      view(
        [0, 1, 2].map((index) => known(ticket(index, { status: "pending", subject: `Subject ${index}` }))),
      ),
    );
    for (const key of ["c", "j", "c", "j", "c", "k"]) press(key);
    const asking = () =>
      screen
        .queryAllByRole("group")
        .map((question) => question.closest("[data-ticket]")?.getAttribute("data-ticket"));
    expect(asking()).toEqual([0, 1, 2].map(idAt));
    press("Escape");
    expect(asking()).toEqual([0, 2].map(idAt));
    press("Escape");
    expect(asking()).toEqual([idAt(0)]);
  });

  test("of a row that is filtered away takes back what was written", async () => {
    await openPopup(view(mixed));
    press("c");
    type(field(), "nothing like it");
    press("Escape");
    expect((field() as HTMLInputElement).value).toBe("");
    screen.getByRole("group", { name: /^Not resolved/ });
  });

  test("of a row that was closed meanwhile: it does not come back with the ticket", async () => {
    await openPopup(view(mixed));
    press("c");
    await nowShows(view([known(ticket(0, { status: "closed", subject: "Subject 0" })), ...three.slice(1)]));
    await nowShows(view(mixed));
    expect(screen.queryByRole("group")).toBeNull();
  });
});

test("what has the focus stays in sight when the keys are shown", async () => {
  await openPopup(view(three));
  press("j");
  const scrolled = vi.spyOn(subject(1), "scrollIntoView");
  press("?");
  expect(scrolled.mock.calls).toEqual([[{ block: "nearest" }]]);
});

describe("the focus is never lost", () => {
  test("when what was written is cleared: it stays with its ticket, though rows above it are drawn later", async () => {
    await openPopup(view(many));
    type(field(), "subject 30 of");
    field().focus();
    press("ArrowDown");
    const row = screen.getByRole("button", { name: "Subject 30 of many" });
    expect(focused()).toBe(row);
    const scrolled = vi.spyOn(row, "scrollIntoView");
    press("Escape");
    expect(focused()).toBe(row);
    expect(document.querySelectorAll("[data-ticket]").length).toBeLessThan(40);
    await drawn(40);
    expect(focused()).toBe(row);
    // Each time some came above it, and not afterwards.
    expect(scrolled.mock.calls).toEqual(Array(3).fill([{ block: "nearest" }]));
  });

  test("when the button that has it goes away", async () => {
    const running = job(0, { dueAt: now + 60_000 });
    await openPopup(view(three, [running]));
    screen.getByRole("button", { name: /^Undo closing/ }).focus();
    await nowShows(view(three, [{ ...running, state: "sending", attempts: 1 }]));
    expect(focused()).toBe(subject(0));
  });

  test("when its row goes away: the row that takes its place has it", async () => {
    await openPopup(view(three));
    press("j");
    const shown = view(three);
    await nowShows({ ...shown, ids: shown.ids.filter((id) => id !== idAt(1)) });
    expect(focused()).toBe(subject(2));
  });

  test("when its row goes away after others came above it", async () => {
    await openPopup({ ...view(many), ids: [10, 11, 12].map(idAt) });
    press("j");
    await nowShows({ ...view(many), ids: [0, 1, 2, 10, 11, 12].map(idAt) });
    await nowShows({ ...view(many), ids: [0, 1, 2, 10, 12].map(idAt) });
    expect(focused()).toBe(ofMany(12));
  });

  test("when its row goes away and the one that takes its place is not drawn yet", async () => {
    backgroundAnswers({ getTab: view(many) });
    render(<Popup tab={{ id: 1, url: null }} first={{ view: view(many) }} />);
    press("End");
    await nowShows(view(many.slice(0, 39)));
    expect(focused()).toBe(ofMany(38));
    // Nobody chose it.
    press("c", {}, performance.now() + 60);
    expect(asked("closeTickets")).toEqual([]);
  });

  test.each([0, 1, 2])("when rows change their order: number %i keeps it", async (index) => {
    await openPopup(view(three));
    for (let times = 0; times < index; times++) press("j");
    const shown = view(three);
    await nowShows({ ...shown, ids: shown.ids.toReversed() });
    expect(focused()).toBe(subject(index));
    await nowShows({ ...shown, ids: [1, 2, 0].map(idAt) });
    expect(focused()).toBe(subject(index));
  });

  test("when all rows go away: the field has it", async () => {
    await openPopup(view(three));
    await nowShows(view([]));
    expect(focused()).toBe(field());
  });

  test.each([
    ["the cross", "subject", "Clear the field"],
    ["“Show all”", "nothing like it", "Show all"],
  ])("when what was written is cleared with %s: the next letters are written, too", async (_, text, name) => {
    await openPopup(view(three));
    type(field(), text);
    click(screen.getByRole("button", { name }));
    expect(focused()).toBe(field());
    expect(press("c")).toBe(false);
    expect(asked("closeTickets")).toEqual([]);
  });

  test("when a button outside the rows goes away: the row that had it last has it, never just the first", async () => {
    await openPopup(view(three));
    vi.spyOn(performance, "now").mockReturnValue(performance.now());
    press("j");
    press("x");
    click(screen.getByRole("button", { name: "Clear selection" }));
    expect(focused()).toBe(subject(1));
    pressAtOnce("c");
    expect(asked("closeTickets")).toEqual([]);
    press("x");
    const shown = view(three);
    screen.getByRole("button", { name: "Clear selection" }).focus();
    await nowShows({ ...shown, ids: shown.ids.filter((id) => id !== idAt(1)) });
    expect(focused()).toBe(field());
  });

  test("when the box that has it is switched off", async () => {
    await openPopup(view(three));
    const box = screen.getByRole("checkbox", { name: /Select ticket: Subject 1/ });
    click(box);
    await nowShows(view(three, [job(1, { state: "sending", attempts: 1 })]));
    expect(focused()).toBe(subject(1));
  });

  test("a wish for it that did not come true at once is forgotten", async () => {
    const pending = view([known(ticket(0, { status: "pending", subject: "Subject 0" })), ...three.slice(1)]);
    await openPopup(pending);
    press("c");
    await nowShows(view([known(ticket(0, { status: "closed", subject: "Subject 0" })), ...three.slice(1)]));
    press("Escape");
    press("/");
    await nowShows(pending);
    expect(focused()).toBe(field());
  });

  test("when all rows go away and others come: the first of them has it, unless something was pressed", async () => {
    await openPopup(view(three));
    await nowShows(view([]));
    await nowShows(view(three));
    expect(focused()).toBe(subject(0));
    await nowShows(view([]));
    press("c");
    await nowShows(view(three));
    expect(focused()).toBe(field());
  });

  test("without rows the field has it, where / is no text", async () => {
    await openPopup(view([]));
    expect(focused()).toBe(field());
    expect(press("/")).toBe(true);
    type(field(), "a");
    expect(press("/")).toBe(false);
  });

  test("but a person may put it nowhere", async () => {
    await openPopup(view(three));
    (focused() as HTMLElement).blur();
    await nowShows(view(three));
    expect(focused()).toBe(document.body);
  });
});

test("? shows the keys and hides them", async () => {
  await openPopup(view(three));
  press("?");
  screen.getByRole("region", { name: "Keyboard shortcuts" });
  press("?");
  expect(screen.queryByRole("region", { name: "Keyboard shortcuts" })).toBeNull();
});
