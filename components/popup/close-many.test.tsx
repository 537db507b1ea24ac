// @vitest-environment happy-dom
import { cleanup, screen, within } from "@testing-library/preact";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import type { CloseJob } from "../../utils/core/close-job";
import { failure, idAt, job, known, now, ticket, view } from "../gallery/samples";
import { asked, settled } from "../testing/fake-background";
import { click, press, type } from "../testing/gestures";
import { main, nowShows, openPopup } from "../testing/popup";

vi.mock("../../utils/platform/messaging", async () => (await import("../testing/fake-background")).messaging);

beforeEach(() => fakeBrowser.reset());
afterEach(cleanup);

/** Three resolved tickets and a pending one. */
const four = [0, 1, 2, 3].map((index) =>
  known(ticket(index, { subject: `Subject ${index}`, status: index === 3 ? "pending" : "resolved" })),
);
const box = (name: RegExp | string) => screen.getByRole<HTMLInputElement>("checkbox", { name });
const button = (name: RegExp | string) => screen.getByRole("button", { name });
const chosen = () =>
  asked("closeTickets").map((question) =>
    (question as { tickets: { id: string }[] }).tickets.map(({ id }) => id),
  );
const describedBy = (element: Element) =>
  document.getElementById(element.getAttribute("aria-describedby") ?? "")?.textContent;
/** What is told is there twice: for the eye, and for the ear. */
const counts = () => document.querySelector('[data-part="counts"]')?.textContent;
const waiting = [0, 1, 2].map((index) => job(index, { dueAt: now + 60_000 }));

test("all resolved tickets are chosen with one box, and closed with one button", async () => {
  await openPopup(view(four), { answers: { closeTickets: { jobs: waiting, failure: null } } });
  click(box("All resolved"));
  main().getByText("3 selected");
  click(button("Close 3 tickets"));
  expect(chosen()).toEqual([[idAt(0), idAt(1), idAt(2)]]);
});

test("with Shift all from the one chosen last are chosen, or let go, and none that cannot be", async () => {
  await openPopup(view([...four, known(ticket(4, { status: "closed" })), known(ticket(5))]));
  const boxes = () => screen.getAllByRole<HTMLInputElement>("checkbox", { name: /^Select/ });
  const states = () => boxes().map(({ checked }) => checked);
  const shift = (index: number) => click(boxes()[index] as Element, { shiftKey: true });
  click(boxes()[1] as Element);
  shift(5);
  expect(states()).toEqual([false, true, true, true, false, true]);
  shift(2);
  expect(states()).toEqual([false, true, false, false, false, false]);
  shift(0);
  expect(states()).toEqual([true, true, true, false, false, false]);
});

test("the box for all stands between on and off when some are chosen", async () => {
  await openPopup(view(four));
  click(box(/Subject 1/));
  expect(box("All resolved").indeterminate).toBe(true);
  click(box("All resolved"));
  expect(box("All resolved").checked).toBe(true);
  click(box("All resolved"));
  expect(screen.queryByText(/selected/)).toBeNull();
});

test("pasted tickets have a box of their own; each chooses those below its heading, and says which these are", async () => {
  await openPopup(view(four));
  type(screen.getByRole("textbox"), `${idAt(0)} ${idAt(3)}`);
  await settled();
  const boxes = screen.getAllByRole("checkbox", { name: "All resolved" });
  expect(boxes.map(describedBy)).toEqual(["Pasted · 2", "On this page · 2"]);
  for (const all of boxes) click(all);
  click(button("Close 3 tickets"));
  expect(chosen()).toEqual([[idAt(0), idAt(1), idAt(2)]]);
  click(boxes[0] as Element);
  click(button("Close 1 ticket"));
  expect(chosen().at(-1)).toEqual([idAt(0)]);
});

test.each([
  ["Close 2 tickets", [[idAt(0), idAt(3)]]],
  ["Only the resolved one", [[idAt(0)]]],
  ["Keep open", []],
])("with an unresolved one it asks first: %s", async (answer, closed) => {
  await openPopup(view(four));
  click(box(/Subject 0/));
  click(box(/Subject 3/));
  click(button("Close 2 tickets"));
  expect(chosen()).toEqual([]);
  screen.getByRole("group", { name: "1 of them is not resolved. Close anyway?" });
  click(button(answer));
  expect(chosen()).toEqual(closed);
});

test.each([
  [
    "not resolved",
    [known(ticket(1, { status: "new" })), known(ticket(2, { status: "pending" }))],
    "2 of them are not resolved. Close all anyway?",
  ],
  [
    "not read",
    [known(null, { failure: failure("network") })],
    "1 of them is not known to be resolved. Close anyway?",
  ],
  ["not read yet", [known(null, { loading: true })], "1 of them is not known to be resolved. Close anyway?"],
  [
    "of no status, or not resolved",
    [known(ticket(1, { status: null })), known(ticket(2, { status: "pending" }))],
    "2 of them are not known to be resolved. Close all anyway?",
  ],
])("the question claims no more than is known of those that are %s", async (_, others, question) => {
  await openPopup(view([known(ticket(0)), ...others]));
  for (const each of screen.getAllByRole("checkbox", { name: /^Select/ })) click(each);
  click(button(/^Close \d tickets$/));
  screen.getByRole("group", { name: question });
});

test("an answer to a question that has just become another one closes nothing, and what is asked now is told", async () => {
  vi.spyOn(performance, "now").mockReturnValue(5_000);
  await openPopup(view([known(ticket(0)), known(ticket(1, { status: "pending" }))]));
  for (const each of screen.getAllByRole("checkbox", { name: /^Select/ })) click(each);
  click(button("Close 2 tickets"));
  const told = within(screen.getByRole("group")).getByRole("status");
  await nowShows(view([0, 1].map((index) => known(ticket(index, { status: "pending" })))));
  expect(told.textContent).toBe("2 of them are not resolved. Close all anyway?");
  click(button("Close 2 tickets"), {}, 5_299);
  expect(chosen()).toEqual([]);
  click(button("Close 2 tickets"), {}, 5_300);
  expect(chosen()).toEqual([[idAt(0), idAt(1)]]);
});

test("they are kept open at once, whatever the question has become", async () => {
  vi.spyOn(performance, "now").mockReturnValue(5_000);
  await openPopup(view([known(ticket(0)), known(ticket(1, { status: "pending" }))]));
  for (const each of screen.getAllByRole("checkbox", { name: /^Select/ })) click(each);
  click(button("Close 2 tickets"));
  await nowShows(view([0, 1].map((index) => known(ticket(index, { status: "pending" })))));
  click(button("Keep open"), {}, 5_001);
  expect(screen.queryByRole("group")).toBeNull();
  expect(chosen()).toEqual([]);
});

test("what is chosen but filtered away is not closed", async () => {
  await openPopup(view(four));
  click(box("All resolved"));
  type(screen.getByRole("textbox"), idAt(1).slice(5, 20));
  main().getByText("1 selected");
  click(button("Close 1 ticket"));
  expect(chosen()).toEqual([[idAt(1)]]);
});

test("the counts follow the jobs and add up, down to those that were not started", async () => {
  await openPopup(view(four), { answers: { closeTickets: { jobs: waiting.slice(0, 2), failure: null } } });
  click(box("All resolved"));
  click(button("Close 3 tickets"));
  await settled();
  expect(counts()).toBe("1 not started · 2 in progress");
  expect(screen.getByRole("progressbar", { name: "Progress of closing" }).getAttribute("value")).toBe("1");
  const ended = [
    { ...waiting[0], state: "closed", evidence: "answer", revision: 2, endedAt: now },
    { ...waiting[1], state: "refused", refusal: failure("refused"), revision: 2, endedAt: now },
  ] as typeof waiting;
  await nowShows(view(four, ended));
  expect(counts()).toBe("1 closed · 1 refused · 1 not started");
  expect(screen.queryByRole("progressbar")).toBeNull();
  click(button("Dismiss this note"));
  expect(counts()).toBeUndefined();
});

describe("what is heard of tickets closed together", () => {
  const heard = () => screen.getByRole("status").textContent;
  const made = waiting.map((one) => ({ ...one, createdAt: Date.now() + 1_000 }));
  const [one, two, three] = made as [CloseJob, CloseJob, CloseJob];
  const end = { state: "closed", evidence: "answer", revision: 2, endedAt: now } as const;
  /** Closes three; tells what is heard as they come to stand so, one time after the other. */
  const hears = async (...times: CloseJob[][]) => {
    await openPopup(view(four), { answers: { closeTickets: { jobs: made, failure: null } } });
    click(box("All resolved"));
    click(button("Close 3 tickets"));
    await settled();
    const words: (string | null)[] = [];
    for (const jobs of [made, ...times]) {
      await nowShows(view(four, jobs));
      if (heard() !== words.at(-1)) words.push(heard());
    }
    return words.slice(1);
  };

  test("the counts, once, when the last has ended", async () => {
    const first = { ...one, ...end };
    const second = { ...two, ...end, state: "refused", refusal: failure("refused") } as const;
    const words = await hears(
      [first, two, three],
      [first, second, three],
      [first, second, { ...three, ...end }],
      [first, second, { ...three, ...end, revision: 3 }],
    );
    expect(words).toEqual(["2 closed · 1 refused"]);
  });

  test("what needs the agent at once", async () => {
    const first = { ...one, state: "needs-agent", reason: "changed", revision: 2 } as const;
    const words = await hears([first, two, three], [first, { ...two, ...end }, { ...three, ...end }]);
    expect(words).toEqual([
      expect.stringMatching(/^Subject 0: The ticket changed/),
      "2 closed · 1 needs you",
    ]);
  });

  test("each in sentences that end once", async () => {
    const undecided = { state: "needs-agent", reason: "changed", revision: 2 } as const;
    const [words] = await hears([{ ...one, ...undecided }, { ...two, ...undecided }, three]);
    expect(words).toMatch(/^Subject 0: The ticket changed [^.]+\. [^.]+\. Subject 1: The ticket changed /);
  });

  test("what becomes of another one meanwhile, or of one later, singly", async () => {
    const other = { ...job(3), ...end, createdAt: Date.now() + 1_000 };
    const all = made.map((job) => ({ ...job, ...end }));
    const again = { ...one, ...end, id: "again", state: "refused", createdAt: Date.now() + 2_000 } as const;
    const words = await hears([...made, other], [...all, other], [again, ...all.slice(1), other]);
    expect(words).toEqual(["Subject 3: Closed", "3 closed", expect.stringMatching(/^Subject 0: Not closed/)]);
  });
});

test("one that is chosen alone is heard as any other", async () => {
  const made = job(1, { createdAt: Date.now() + 1_000 });
  await openPopup(view(four), { answers: { closeTickets: { jobs: [made], failure: null } } });
  click(box(/Subject 1/));
  click(button("Close 1 ticket"));
  await settled();
  await nowShows(view(four, [{ ...made, state: "closed", evidence: "answer", revision: 2, endedAt: now }]));
  expect(screen.getByRole("status").textContent).toBe("Subject 1: Closed");
});

test("one that is closed again counts as it stands then", async () => {
  await openPopup(view(four), { answers: { closeTickets: { jobs: waiting, failure: null } } });
  click(box("All resolved"));
  click(button("Close 3 tickets"));
  await settled();
  const [first, ...others] = waiting.map(
    (one) => ({ ...one, state: "closed", revision: 2, endedAt: now }) as typeof one,
  );
  const asks = { ...first, state: "needs-agent", reason: "changed", endedAt: null } as (typeof waiting)[0];
  await nowShows(view(four, [asks, ...others]));
  expect(counts()).toBe("2 closed · 1 needs you");
  await nowShows(
    view(four, [{ ...asks, id: "again", state: "waiting", revision: 0, createdAt: now + 9 }, ...others]),
  );
  expect(counts()).toBe("2 closed · 1 in progress");
});

test("all that can still be undone is undone with one button", async () => {
  await openPopup(view(four), { answers: { closeTickets: { jobs: waiting, failure: null } } });
  click(box("All resolved"));
  click(button("Close 3 tickets"));
  await settled();
  await nowShows(
    view(four, [
      { ...(waiting[0] as (typeof waiting)[0]), state: "sending", attempts: 1, revision: 1 },
      ...waiting.slice(1),
    ]),
  );
  click(button("Undo all"));
  expect(asked("undo")).toEqual([{ jobIds: ["job-1", "job-2"] }]);
});

test("tickets count as in progress until it is known whether a close was made", async () => {
  let answer = (_: unknown) => {};
  const closeTickets = () =>
    new Promise((resolve) => {
      answer = resolve;
    });
  await openPopup(view(four, [job(3, { dueAt: now + 60_000 })]), { answers: { closeTickets } });
  click(box("All resolved"));
  click(button("Close 3 tickets"));
  expect(counts()).toBe("3 in progress");
  press("u");
  expect(asked("undo")).toEqual([]);
  answer({ jobs: [], failure: failure("no-token") });
  await settled();
  expect(counts()).toBe("3 not started");
});

test("an answer about some tickets says nothing about those that were closed together after them", async () => {
  const answers: ((answer: unknown) => void)[] = [];
  const closeTickets = () => new Promise((resolve) => answers.push(resolve));
  await openPopup(view(four), { answers: { closeTickets } });
  click(box(/Subject 0/));
  click(button("Close 1 ticket"));
  for (const subject of [/Subject 1/, /Subject 2/]) click(box(subject));
  click(button("Close 2 tickets"));
  answers[0]?.({ jobs: waiting.slice(0, 1), failure: null });
  await settled();
  expect(counts()).toBe("2 in progress");
  answers[1]?.({ jobs: [], failure: failure("no-token") });
  await settled();
  expect(counts()).toBe("2 not started");
});

test("without an answer the jobs that were made count all the same", async () => {
  await openPopup(view(four, [job(0, { state: "refused", endedAt: now })]), {
    answers: { closeTickets: "silence" },
  });
  click(box("All resolved"));
  click(button("Close 3 tickets"));
  await settled();
  const made = [1, 2].map((index) => job(index, { state: "closed", endedAt: now }));
  await nowShows(view(four, [job(0, { state: "refused", endedAt: now }), ...made]));
  expect(counts()).toBe("2 closed · 1 not started");
});

test("an answer to a question that has just become moot closes nothing: “Close” stands where “Keep open” stood", async () => {
  const time = vi.spyOn(performance, "now").mockReturnValue(5_000);
  await openPopup(view(four));
  for (const one of screen.getAllByRole("checkbox", { name: /^Select/ })) click(one);
  click(button("Close 4 tickets"));
  time.mockReturnValue(6_000);
  await nowShows(view([...four.slice(0, 3), known(ticket(3))]));
  expect(screen.queryByRole("group")).toBeNull();
  click(button("Close 4 tickets"), { detail: 1 }, 6_299);
  expect(chosen()).toEqual([]);
  click(button("Close 4 tickets"), { detail: 1 }, 6_300);
  expect(chosen()).toHaveLength(1);
});

test("a question about several is answered as soon as it is asked", async () => {
  vi.spyOn(performance, "now").mockReturnValue(5_000);
  await openPopup(view(four));
  for (const one of screen.getAllByRole("checkbox", { name: /^Select/ })) click(one);
  click(button("Close 4 tickets"), {}, 5_000);
  click(button("Close 4 tickets"), {}, 5_001);
  expect(chosen()).toHaveLength(1);
});

test("the focus goes to the button that undoes all, and u undoes all, too", async () => {
  await openPopup(view(four), { answers: { closeTickets: { jobs: waiting, failure: null } } });
  for (const key of ["x", "j", "x", "j", "x", "c"]) press(key);
  click(button("Close 3 tickets"));
  expect(document.activeElement).toBe(button("Undo all"));
  await settled();
  await nowShows(view(four, waiting));
  expect(document.activeElement).toBe(button("Undo all"));
  press("u");
  expect(asked("undo")).toEqual([{ jobIds: ["job-0", "job-1", "job-2"] }]);
});

test("what can be undone stays in reach while others are selected", async () => {
  await openPopup(view(four), { answers: { closeTickets: { jobs: waiting, failure: null } } });
  click(box("All resolved"));
  click(button("Close 3 tickets"));
  await settled();
  await nowShows(view(four, waiting));
  click(box(/Subject 3/));
  main().getByText("1 selected");
  click(button("Undo all"));
  expect(asked("undo")).toEqual([{ jobIds: ["job-0", "job-1", "job-2"] }]);
});

test("a later close is undone before those closed together", async () => {
  await openPopup(view(four), { answers: { closeTickets: { jobs: waiting, failure: null } } });
  click(box("All resolved"));
  click(button("Close 3 tickets"));
  await settled();
  const later = job(3, { createdAt: now + 1, dueAt: now + 60_000 });
  await nowShows(view(four, [...waiting, later]));
  press("u");
  expect(asked("undo")).toEqual([{ jobIds: ["job-3"] }]);
});

test("a ticket that is closed meanwhile is not chosen any more", async () => {
  await openPopup(view(four));
  click(box("All resolved"));
  await nowShows(view([known(ticket(0, { status: "closed" })), ...four.slice(1)]));
  main().getByText("2 selected");
});

test("the choice can be cleared", async () => {
  await openPopup(view(four));
  click(box("All resolved"));
  click(button("Clear selection"));
  expect(screen.queryByText(/selected/)).toBeNull();
  expect(document.activeElement).not.toBe(document.body);
});
