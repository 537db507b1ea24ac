// @vitest-environment happy-dom
import { act, cleanup, screen, within } from "@testing-library/preact";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import type { CloseJob } from "../../utils/core/close-job";
import type { KnownTicket } from "../../utils/core/protocol";
import { shortTicketId } from "../../utils/core/ticket-id";
import { announce } from "../../utils/platform/announcements";
import { activity, failure, HOUR, idAt, job, known, now, ticket } from "../gallery/samples";
import { expectAccessible } from "../testing/accessibility";
import { asked, settled } from "../testing/fake-background";
import { click } from "../testing/gestures";
import { openOptions } from "../testing/options";

vi.mock("../../utils/platform/messaging", async () => (await import("../testing/fake-background")).messaging);

beforeEach(() => fakeBrowser.reset());
afterEach(cleanup);

const changed = job(0, { state: "needs-agent", reason: "changed", attempts: 1, requests: 1 });
const before = known(ticket(0), { readAt: now - HOUR });
const region = () => within(screen.getByRole("region", { name: "Recent closes" }));
const button = (name: RegExp | string) => region().getByRole("button", { name });
const question = (name: RegExp | string) => region().getByRole("group", { name });

let undecided: KnownTicket;
let endLook: () => void;

/** Opens the options, presses "Close again", and lets the reading end with this. */
async function closeAgain(read: KnownTicket, more: object = {}) {
  undecided = before;
  await openOptions({
    getActivity: () => activity([changed], { undecided: { [idAt(0)]: undecided } }),
    loadTickets: () =>
      new Promise<void>((resolve) => {
        endLook = resolve;
      }),
    closeTickets: { jobs: [], failure: null },
    ...more,
  });
  click(button(/^Close again/));
  await settled();
  question("Loading…");
  expect(region().queryByRole("button", { name: /^Close/ })).toBeNull();
  undecided = read;
  await act(async () => endLook());
  await settled();
}

describe("closing again", () => {
  test("reads the ticket first, and closes it only as it was read then", async () => {
    const updatedAt = new Date(now).toISOString();
    await closeAgain(
      known(ticket(0, { updatedAt, lastMessagePreview: "And the parking?" }), { readAt: now }),
    );
    expect(asked("loadTickets")).toEqual([{ tabId: 0, ids: [idAt(0)], inView: [idAt(0)], refresh: true }]);
    question("Resolved. Close it?");
    region().getByText("And the parking?");
    await expectAccessible();
    expect(asked("closeTickets")).toEqual([]);
    click(button("Close"));
    expect(asked("closeTickets")).toMatchObject([{ tickets: [{ id: idAt(0), seenUpdatedAt: updatedAt }] }]);
    expect(region().queryByRole("group")).toBeNull();
  });

  test("asks for what is not resolved", async () => {
    await closeAgain(known(ticket(0, { status: "pending" }), { readAt: now }));
    question(/^Not resolved yet/);
    click(button("Close anyway"));
    expect(asked("closeTickets")).toHaveLength(1);
  });

  test("is not offered for what could not be read: it says why, and can be tried again", async () => {
    await closeAgain({ ...before, failure: failure("timeout") });
    question(/took too long/);
    expect(region().queryByRole("button", { name: /^Close/ })).toBeNull();
    click(button("Try again"));
    expect(document.activeElement).toBe(button("Keep open"));
    expect(asked("loadTickets")).toHaveLength(2);
  });

  test("is not offered without an answer", async () => {
    await closeAgain(before);
    question("Details are not here.");
    expect(region().queryByRole("button", { name: /^Close/ })).toBeNull();
  });

  test("is not needed where the ticket turns out to be closed", async () => {
    await closeAgain(known(ticket(0, { status: "closed" }), { readAt: now }));
    question(`Ticket ${shortTicketId(idAt(0))} is closed`);
    click(button("Dismiss"));
    expect(asked("dismiss")).toEqual([{ jobIds: ["job-0"] }]);
    expect(asked("closeTickets")).toEqual([]);
  });

  test("can be left, and the focus goes in and out of the question", async () => {
    await closeAgain(known(ticket(0), { readAt: now }));
    expect(document.activeElement).toBe(button("Keep open"));
    click(button("Keep open"));
    expect(document.activeElement).toBe(button(/^Close again/));
    expect(asked("closeTickets")).toEqual([]);
  });

  test.each([
    ["was refused", { jobs: [], failure: failure("no-token") }, "Not closed: Not connected to Conduit."],
    ["was not answered", "silence", "Closeout did not answer. Look at the list before trying again."],
  ])("that %s is told", async (_, closeTickets, words) => {
    await closeAgain(known(ticket(0), { readAt: now }), { closeTickets });
    click(button("Close"));
    await settled();
    expect(region().getByRole("alert").textContent).toBe(words);
  });
});

describe("the focus in the list of closes is never lost", () => {
  const waiting = job(0, { dueAt: now + 60_000 });
  const list = async (jobs: CloseJob[], later: CloseJob[]) => {
    let shown = jobs;
    await openOptions({ getActivity: () => activity(shown) });
    return async () => {
      shown = later;
      await act(announce);
      await settled();
    };
  };
  const row = (id: string) => document.querySelector(`[data-job="${id}"]`);

  test.each<[string, CloseJob, CloseJob]>([
    ["Undo", waiting, { ...waiting, state: "cancelled", endedAt: now }],
    ["Dismiss", changed, { ...changed, state: "dismissed", endedAt: now }],
  ])("when %s goes away with its press, the row has it", async (name, first, then) => {
    const change = await list([first], [then]);
    click(button(new RegExp(`^${name}`)));
    await change();
    expect(document.activeElement).toBe(row("job-0"));
  });

  test("when its row goes away: the heading has it", async () => {
    const change = await list([waiting, changed], []);
    button(/^Undo/).focus();
    await change();
    expect(document.activeElement?.textContent).toBe("Recent closes");
  });

  test("when all are shown, the first that was not has it", async () => {
    const jobs = Array.from({ length: 33 }, (_, index) => job(index, { state: "cancelled" }));
    await list(jobs, jobs);
    click(button("Show all 33"));
    expect(document.activeElement).toBe(row("job-30"));
  });
});
