// @vitest-environment happy-dom
import { cleanup, screen, within } from "@testing-library/preact";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { shortTicketId } from "../../utils/core/ticket-id";
import { failure, idAt, job, known, now, ticket, view } from "../gallery/samples";
import { asked, settled } from "../testing/fake-background";
import { click, press } from "../testing/gestures";
import { nowShows, openPopup } from "../testing/popup";

vi.mock("../../utils/platform/messaging", async () => (await import("../testing/fake-background")).messaging);

beforeEach(() => fakeBrowser.reset());
afterEach(cleanup);

const resolved = known(ticket(0));
const pending = known(ticket(0, { status: "pending" }));
const name = (what: string, index = 0) => `${what}: Early check-in request (${shortTicketId(idAt(index))})`;
const button = (what: string) => screen.getByRole("button", { name: what });
const target = { id: idAt(0), seenUpdatedAt: resolved.ticket?.updatedAt };

describe("Close", () => {
  test("on a resolved ticket acts at once, on the ticket as it was seen", async () => {
    await openPopup(view([resolved]));
    const close = button(name("Close ticket"));
    expect(close.textContent).toBe("Close");
    click(close);
    expect(asked("closeTickets")).toEqual([{ tickets: [target] }]);
  });

  test("is not pressed by a script", async () => {
    await openPopup(view([resolved, pending]));
    for (const each of screen.getAllByRole("button")) each.click();
    document.dispatchEvent(new KeyboardEvent("keydown", { key: "c", bubbles: true }));
    await settled();
    expect(asked("closeTickets")).toEqual([]);
  });

  test("on any other status asks first", async () => {
    await openPopup(view([pending]));
    const close = button(name("Close ticket"));
    expect(close.textContent).toBe("Close…");
    click(close);
    expect(asked("closeTickets")).toEqual([]);
    screen.getByRole("group", { name: "Not resolved yet. Conduit closes resolved tickets. Close anyway?" });
    expect(document.activeElement).toBe(button("Close anyway"));
    click(button("Close anyway"));
    expect(asked("closeTickets")).toEqual([{ tickets: [target] }]);
    expect(screen.queryByRole("group")).toBeNull();
  });

  test("not after all: nothing is asked, and the focus is back on the button", async () => {
    await openPopup(view([pending]));
    click(button(name("Close ticket")));
    click(button("Keep open"));
    expect(asked("closeTickets")).toEqual([]);
    expect(document.activeElement).toBe(button(name("Close ticket")));
  });

  test("without details asks first, and claims to have seen nothing", async () => {
    await openPopup(view([known(null, { failure: failure("timeout") })]));
    click(button(`Close ticket: Ticket ${shortTicketId(idAt(0))} (${shortTicketId(idAt(0))})`));
    screen.getByText("Details could not be read. Close anyway?");
    click(button("Close anyway"));
    expect(asked("closeTickets")).toEqual([{ tickets: [{ id: idAt(0), seenUpdatedAt: null }] }]);
  });

  test("is not offered for a closed ticket", async () => {
    await openPopup(view([known(ticket(0, { status: "closed" }))]));
    screen.getByText("Closed");
    expect(screen.queryByRole("button", { name: /^Close ticket/ })).toBeNull();
    press("c");
    expect(asked("closeTickets")).toEqual([]);
  });

  test("a question goes away when its ticket turns out to be closed", async () => {
    await openPopup(view([pending]));
    click(button(name("Close ticket")));
    await nowShows(view([known(ticket(0, { status: "closed" }))]));
    expect(screen.queryByRole("group")).toBeNull();
    expect(document.activeElement).toBe(screen.getByRole("button", { name: "Early check-in request" }));
  });

  test.each([
    ["key", 0],
    ["pointer", 1],
  ])("a %s that was meant for another question does nothing", async (_, detail) => {
    vi.spyOn(performance, "now").mockReturnValue(5_000);
    await openPopup(view([known(null, { loading: true })]));
    press("c");
    screen.getByRole("group", { name: "Details are not here yet. Close anyway?" });
    await nowShows(view([pending]));
    const answer = (at: number) => click(button("Close anyway"), { detail }, at);
    answer(4_999);
    answer(5_299);
    expect(asked("closeTickets")).toEqual([]);
    answer(5_300);
    expect(asked("closeTickets")).toEqual([{ tickets: [target] }]);
  });

  test("a ticket is kept open at once, whatever the question has become", async () => {
    vi.spyOn(performance, "now").mockReturnValue(5_000);
    await openPopup(view([known(null, { loading: true })]));
    press("c");
    await nowShows(view([pending]));
    click(button("Keep open"), {}, 5_001);
    expect(screen.queryByRole("group")).toBeNull();
    expect(asked("closeTickets")).toEqual([]);
  });

  test("of another ticket leaves a question that was not answered", async () => {
    const loading = known(null, { loading: true });
    await openPopup(view([loading, known(ticket(1))]));
    click(button(`Close ticket: Ticket ${shortTicketId(idAt(0))} (${shortTicketId(idAt(0))})`));
    click(screen.getByRole("button", { name: new RegExp(`^Close ticket: .*${shortTicketId(idAt(1))}`) }));
    expect(asked("closeTickets")).toHaveLength(1);
    screen.getByRole("group", { name: "Details are not here yet. Close anyway?" });
  });

  test("a question about another ticket leaves the first, and each is answered by itself", async () => {
    await openPopup(view([pending, known(ticket(1, { status: "pending" }))]));
    click(button(name("Close ticket")));
    click(button(name("Close ticket", 1)));
    const [, confirmSecond] = screen.getAllByRole("button", { name: "Close anyway" });
    expect(document.activeElement).toBe(confirmSecond);
    click(confirmSecond as Element);
    expect(asked("closeTickets")).toMatchObject([{ tickets: [{ id: idAt(1) }] }]);
    click(button("Close anyway"));
    expect(asked("closeTickets")).toMatchObject([{}, { tickets: [target] }]);
  });

  test("a question that becomes another one is told", async () => {
    await openPopup(view([known(null, { loading: true })]));
    press("c");
    const told = within(screen.getByRole("group")).getByRole("status");
    await nowShows(view([pending]));
    expect(told.textContent).toMatch(/^Not resolved yet/);
  });

  test("that was not taken up says why", async () => {
    await openPopup(view([resolved]), {
      answers: { closeTickets: { jobs: [], failure: failure("no-token") } },
    });
    click(button(name("Close ticket")));
    await settled();
    expect(screen.getByRole("alert").textContent).toContain("Not closed: Not connected to Conduit.");
  });

  test("without an answer does not claim that nothing happened", async () => {
    await openPopup(view([resolved]), { answers: { closeTickets: "silence" } });
    click(button(name("Close ticket")));
    await settled();
    expect(screen.getByRole("alert").textContent).toContain("did not answer");
  });
});

describe("a close under way", () => {
  test("can be undone while nothing was sent", async () => {
    await openPopup(view([resolved], [job(0, { dueAt: now + 60_000 })]));
    screen.getByText(/^Closing in \d+ s$/);
    click(button(name("Undo closing")));
    expect(asked("undo")).toEqual([{ jobIds: ["job-0"] }]);
  });

  test("that was sent while Undo was pressed says so", async () => {
    const sent = job(0, { state: "sending", attempts: 1, requests: 1 });
    await openPopup(view([resolved], [job(0, { dueAt: now + 60_000 })]), {
      answers: { undo: { jobs: [sent] } },
    });
    click(button(name("Undo closing")));
    await settled();
    expect(screen.getByRole("alert").textContent).toContain("Too late: it was sent already.");
  });

  test.each([
    ["is taken back", { state: "cancelled", endedAt: now }, "Close ticket"],
    ["comes back to be decided", { state: "needs-agent", reason: "changed" }, "Close again"],
    ["comes back to be decided", { state: "needs-agent", reason: "changed" }, "Dismiss"],
  ] as const)("that %s: a press meant for Undo does nothing else", async (_, change, what) => {
    const time = vi.spyOn(performance, "now").mockReturnValue(5_000);
    await openPopup(view([resolved], [job(0, { dueAt: now + 60_000 })]));
    time.mockReturnValue(6_000);
    await nowShows(view([resolved], [job(0, change)]));
    const pressed = () => [...asked("closeTickets"), ...asked("dismiss")];
    click(button(name(what)), { detail: 1 }, 6_299);
    expect(pressed()).toEqual([]);
    click(button(name(what)), { detail: 1 }, 6_300);
    expect(pressed()).toHaveLength(1);
  });

  test("taken back late leaves what was told meanwhile of another one", async () => {
    let undone = (_: unknown) => {};
    const undo = () =>
      new Promise((resolve) => {
        undone = resolve;
      });
    await openPopup(view([resolved, known(ticket(1))], [job(0, { dueAt: now + 60_000 })]), {
      answers: { undo, closeTickets: { jobs: [], failure: failure("no-token") } },
    });
    click(button(name("Undo closing")));
    click(button(name("Close ticket", 1)));
    await settled();
    undone({ jobs: [job(0, { state: "cancelled", endedAt: now })] });
    await settled();
    expect(screen.getByRole("alert").textContent).toContain("Not closed: Not connected to Conduit.");
  });

  test("can be stopped, not undone, after a first try", async () => {
    await openPopup(view([resolved], [job(0, { attempts: 1, requests: 1 })]));
    expect(screen.queryByText("Undo")).toBeNull();
    click(button(name("Stop closing")));
    expect(asked("undo")).toEqual([{ jobIds: ["job-0"] }]);
  });

  test.each(["sending", "checking"] as const)("offers nothing while %s", async (state) => {
    await openPopup(view([resolved], [job(0, { state, attempts: 1 })]));
    expect(screen.queryByRole("button", { name: /Early check-in request \(/ })).toBeNull();
  });
});

describe("a close to be decided", () => {
  const undecided = job(0, { state: "needs-agent", reason: "still-open", attempts: 2 });

  test("can be done again", async () => {
    await openPopup(view([resolved], [undecided]));
    click(button(name("Close again")));
    expect(asked("closeTickets")).toEqual([{ tickets: [target] }]);
  });

  test("asks first when the ticket is not resolved any more", async () => {
    await openPopup(view([pending], [undecided]));
    click(button(name("Close again")));
    expect(asked("closeTickets")).toEqual([]);
    screen.getByRole("group", { name: /^Not resolved yet/ });
  });

  test("can be dismissed", async () => {
    await openPopup(view([resolved], [undecided]));
    click(button(name("Dismiss")));
    expect(asked("dismiss")).toEqual([{ jobIds: ["job-0"] }]);
  });
});

test.each([
  ["refused", /^Not closed: .*Resolved$/],
  ["cancelled", /^Cancelled.*Resolved$/],
  ["closed", /^Closed$/],
] as const)(
  "beside a close that is %s stands where the ticket stands, if it still does",
  async (state, line) => {
    await openPopup(view([resolved], [job(0, { state, endedAt: now, evidence: "answer" })]));
    expect(
      document.querySelector('[data-part="subject"]')?.parentElement?.nextElementSibling?.textContent,
    ).toMatch(line);
  },
);

describe("what is heard", () => {
  const closed = job(0, { state: "closed", evidence: "answer", attempts: 1, endedAt: now });

  test("an outcome, once, when it comes", async () => {
    await openPopup(view([resolved], [job(0, { state: "sending", attempts: 1 })]));
    expect(screen.getByRole("status").textContent).toBe("");
    await nowShows(view([resolved], [closed]));
    expect(screen.getByRole("status").textContent).toBe("Early check-in request: Closed");
    const other = job(1, { state: "cancelled", createdAt: Date.now() + 1, endedAt: now });
    await nowShows(view([resolved, known(ticket(1, { subject: "Another" }))], [closed, other]));
    expect(screen.getByRole("status").textContent).toBe("Another: Cancelled, nothing was sent");
  });

  test("that a close was chosen and when it leaves, once, and then its outcome", async () => {
    await openPopup(view([resolved]));
    const chosen = job(0, { createdAt: Date.now() + 1, dueAt: Date.now() + 5_000 });
    await nowShows(view([resolved], [chosen]));
    expect(screen.getByRole("status").textContent).toBe("Early check-in request: Closing in 5 s");
    const first = screen.getByRole("status").firstElementChild;
    await nowShows(view([resolved], [{ ...chosen, state: "sending", attempts: 1 }]));
    expect(screen.getByRole("status").firstElementChild).toBe(first);
    await nowShows(view([resolved], [closed]));
    expect(screen.getByRole("status").textContent).toBe("Early check-in request: Closed");
  });

  test.each([
    ["where the ticket stands", null, /^ResolvedEmail · waiting on customer xd\w{2}….{4}$/],
    ["what became of its close", closed, /^Closed xd\w{2}….{4}$/],
    // It would be told anew each second.
    ["only its id while its close counts down", job(0, { dueAt: now + 60_000 }), /^xd\w{2}….{4}$/],
  ])("with a subject, %s", async (_, made, words) => {
    await openPopup(view([resolved], made ? [made] : []));
    const subject = screen.getByRole("button", { name: "Early check-in request" });
    const described = subject.getAttribute("aria-describedby")?.split(" ") ?? [];
    expect(described.map((id) => document.getElementById(id)?.textContent).join(" ")).toMatch(words);
  });

  test("not what had ended before the popup opened", async () => {
    await openPopup(view([resolved], [{ ...closed, createdAt: now - 60_000 }]));
    expect(screen.getByRole("status").textContent).toBe("");
  });
});
