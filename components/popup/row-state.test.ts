import { describe, expect, test } from "vitest";
import type { CloseJob } from "../../utils/core/close-job";
import type { KnownTicket } from "../../utils/core/protocol";
import { failure, idAt, job, known, now, ticket, view } from "../gallery/samples";
import { questionOf, rowState, rowStates } from "./row-state";

const open = known(ticket(0));
const state = (what: KnownTicket, latest: CloseJob | null = null, mayCome = false) =>
  rowState(idAt(0), what, latest, mayCome);

describe("what the button does", () => {
  test.each<[string, KnownTicket, CloseJob | null, string, boolean]>([
    ["resolved", open, null, "close", true],
    ["pending", known(ticket(0, { status: "pending" })), null, "ask", true],
    ["a status that we do not know", known(ticket(0, { status: "odd" })), null, "ask", true],
    ["no status", known(ticket(0, { status: null })), null, "ask", true],
    ["closed", known(ticket(0, { status: "closed" })), null, "none", false],
    ["details not known", known(null), null, "ask", true],
    ["waiting to be closed", open, job(0), "none", false],
    ["being sent", open, job(0, { state: "sending" }), "none", false],
    ["being checked", open, job(0, { state: "checking" }), "none", false],
    ["closed by us, details old", open, job(0, { state: "closed", endedAt: now }), "none", false],
    ["refused", open, job(0, { state: "refused", endedAt: now }), "close", true],
    ["cancelled", open, job(0, { state: "cancelled", endedAt: now }), "close", true],
    ["dismissed", open, job(0, { state: "dismissed", endedAt: now }), "close", true],
    ["to be decided", open, job(0, { state: "needs-agent" }), "close", false],
  ])("%s", (_, what, latest, offer, selectable) => {
    expect(state(what, latest)).toMatchObject({ offer, selectable });
  });
});

describe("a close that ended", () => {
  const closed = job(0, { state: "closed", endedAt: now });

  test("is the status, whatever older details say", () => {
    const older = { ...open, readAt: now - 1 };
    expect(state(older, { ...closed, seenUpdatedAt: null })).toMatchObject({ status: "closed" });
  });

  test("is over once the ticket was seen open again later", () => {
    const reopened = known(ticket(0, { updatedAt: "2030-01-01T00:00:00.000Z" }), { readAt: now + 1 });
    expect(state(reopened, closed)).toMatchObject({ status: "resolved", job: null, offer: "close" });
  });

  test("is not called into question by a later reading of the same old ticket", () => {
    const stale = { ...open, readAt: now + 1 };
    expect(state(stale, { ...closed, seenUpdatedAt: stale.ticket?.updatedAt ?? null }).status).toBe("closed");
  });

  test("is not told of any more after it was dismissed", () => {
    expect(state(open, job(0, { state: "dismissed", endedAt: now })).job).toBeNull();
  });
});

test.each<[string, KnownTicket, boolean, string]>([
  ["here", open, false, "here"],
  ["here, however old", { ...open, failure: failure("network") }, false, "here"],
  ["being read", known(null, { loading: true }), false, "loading"],
  [
    "being read again after a failure",
    known(null, { loading: true, failure: failure("network") }),
    false,
    "loading",
  ],
  ["asked for a moment ago", known(null), true, "loading"],
  ["not to be had", known(null, { failure: failure("not-found") }), true, "failed"],
  ["not coming by themselves", known(null), false, "missing"],
])("details %s", (_, what, mayCome, details) => expect(state(what, null, mayCome).details).toBe(details));

test.each<[KnownTicket, string]>([
  [known(ticket(0, { status: "pending" })), "not-resolved"],
  [known(ticket(0, { status: null })), "no-status"],
  [known(null, { failure: failure("timeout") }), "unread"],
  [known(null), "unread"],
  [known(null, { loading: true }), "loading"],
  [open, "resolved"],
])("before closing %o it is asked: %s", (what, question) => expect(questionOf(state(what))).toBe(question));

test("names that every object has are no tickets", () => {
  const [row] = rowStates(["constructor"], view([]), true);
  expect(row).toMatchObject({ job: null, known: { ticket: null }, details: "missing" });
});
