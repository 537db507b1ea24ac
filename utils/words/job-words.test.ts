import { describe, expect, test } from "vitest";
import { type CloseJob, newCloseJob } from "../core/close-job";
import type { Failure } from "../core/failure";
import type { QueueHold } from "../core/protocol";
import { jobWords } from "./job-words";

const now = new Date(2026, 10, 23, 14, 5).getTime();
const at = (hours: number, minutes: number) => new Date(2026, 10, 23, hours, minutes).getTime();

function job(change: Partial<CloseJob>): CloseJob {
  const gesture = {
    id: "1",
    ticketId: "t",
    workspaceId: null,
    credentialId: "c",
    noticeId: null,
    seenUpdatedAt: null,
  };
  return { ...newCloseJob({ ...gesture, undoMs: 5_000 }, now), ...change };
}

function failure(kind: Failure["kind"], change: Partial<Failure> = {}): Failure {
  return { kind, status: null, sentence: null, until: null, ...change };
}

const say = (change: Partial<CloseJob>, hold: QueueHold | null = null) =>
  jobWords(job(change), now, hold).text;

describe("waiting", () => {
  test.each<[Partial<CloseJob>, QueueHold | null, string]>([
    [{ dueAt: now + 4_000 }, null, "Closing in 4 s"],
    [{ dueAt: now + 3_001 }, null, "Closing in 4 s"],
    [{ dueAt: now + 1 }, null, "Closing in 1 s"],
    [{ dueAt: now }, null, "Waiting to close"],
    [{ dueAt: at(14, 20) }, null, "Closing at 2:20 PM"],
    [{ attempts: 1, dueAt: now }, null, "Still open. Trying once more…"],
    [{ dueAt: now + 4_000 }, { kind: "offline" }, "Waiting to close: offline"],
    [{}, { kind: "outage", lookAt: at(14, 6) }, "Waiting to close: Conduit is not answering clearly"],
    [{}, { kind: "limited", until: at(14, 3) }, "Waiting to close: limited until 2:03 PM"],
    [{}, { kind: "no-token" }, "Waiting to close: not connected"],
    [{}, { kind: "not-permitted" }, "Waiting to close: the browser does not allow it yet"],
    [{}, { kind: "token", failure: failure("token-refused") }, "Waiting to close: Conduit refused the token"],
    [{}, { kind: "token", failure: failure("forbidden") }, "Waiting to close: this token may not close here"],
  ])("%o, held by %o: %s", (change, hold, text) => expect(say(change, hold)).toBe(text));
});

test.each<[Partial<CloseJob>, string]>([
  [{ state: "sending" }, "Closing…"],
  [{ state: "sending", stopping: true }, "Sent already. It will not be sent again."],
  [{ state: "checking", attempts: 1 }, "Sent, no answer yet. Checking…"],
  [{ state: "checking", attempts: 1, refusal: failure("refused") }, "Conduit said no. Checking…"],
  [{ state: "closed", evidence: "answer" }, "Closed"],
  [{ state: "closed", evidence: "read-back" }, "Closed (confirmed by checking)"],
  [{ state: "closed", evidence: "read-back", reason: "already-closed" }, "Was already closed"],
  [
    { state: "refused", refusal: failure("refused", { sentence: "Ticket is on hold." }) },
    "Not closed: Ticket is on hold.",
  ],
  [
    { state: "refused", refusal: failure("not-found") },
    "Not closed: Not found in this workspace, or not a ticket.",
  ],
  [{ state: "refused", refusal: null }, "Not closed: Conduit refused."],
  [{ state: "checking", stopping: true }, "Taken back. Checking that Conduit did nothing…"],
  // Then it is not known yet whether that came in time.
  [{ state: "checking", stopping: true, attempts: 1 }, "Sent, no answer yet. Checking…"],
  [{ state: "cancelled" }, "Cancelled, nothing was sent"],
  [{ state: "cancelled", requests: 1 }, "Cancelled. Conduit had not accepted the request."],
  [{ state: "dismissed" }, "Dismissed"],
])("%o: %s", (change, text) => expect(say(change)).toBe(text));

describe("a decision is needed", () => {
  test.each<[CloseJob["reason"], requests: number, string]>([
    ["changed", 0, "The ticket changed since you saw it. Not sent."],
    ["changed", 1, "The ticket changed after you chose to close it. Not sent again."],
    ["still-open", 2, "Still open after two tries."],
    ["not-found-out", 1, "We could not find out. Last checked 2:03 PM."],
    ["gone", 1, "Sent, then the ticket could not be found. Last checked 2:03 PM."],
    ["stopped", 1, "Stopped after one try. Still open when last checked, 2:03 PM."],
    ["other-token", 0, "The token was replaced or forgotten after you chose to close it. Not sent."],
    ["other-token", 1, "The token was replaced or forgotten after you chose to close it. Not sent again."],
    ["too-old", 0, "You chose this over 8 hours ago. Not sent."],
    ["too-old", 1, "You chose this over 8 hours ago. Not sent again."],
    [null, 1, "We could not find out. Last checked 2:03 PM."],
  ])("%s after %i requests: %s", (reason, requests, text) => {
    expect(say({ state: "needs-agent", reason, requests, checkedAt: at(14, 3) })).toBe(text);
  });
});

test.each<[QueueHold, string]>([
  [{ kind: "limited", until: at(16, 5) }, "Sent, no answer yet. Limited until 4:05 PM, then checked."],
  [{ kind: "limited", until: now + 30_000 }, "Sent, no answer yet. Checking…"],
  [{ kind: "offline" }, "Sent, no answer yet. Checked when you are online again."],
  [{ kind: "no-token" }, "Sent, no answer yet. Checked when you are connected to Conduit again."],
  [
    { kind: "token", failure: failure("token-refused") },
    "Sent, no answer yet. Checked when you are connected to Conduit again.",
  ],
  [{ kind: "token", failure: failure("forbidden") }, "Sent, no answer yet. Checking…"],
  [{ kind: "not-permitted" }, "Sent, no answer yet. Checked when the browser allows it."],
  [{ kind: "outage", lookAt: at(14, 6) }, "Sent, no answer yet. Checking…"],
])("in doubt while held by %o: %s", (hold, text) => {
  expect(say({ state: "checking", attempts: 1, requests: 1 }, hold)).toBe(text);
});

test("no outcome that is not known is called failed", () => {
  const unknown = (["checking", "needs-agent"] as const).map((state) => say({ state, attempts: 1 }));
  expect(unknown.join()).not.toMatch(/fail/i);
});

test("the service's own sentence cannot reorder ours, and stands apart where it is written from right to left", () => {
  const refusal = failure("refused", { sentence: "\u202Edesolc" });
  expect(say({ state: "refused", refusal })).toBe("Not closed: [U+202E]desolc");
  const hebrew = failure("refused", { sentence: "הכרטיס סגור (1)" });
  expect(say({ state: "refused", refusal: hebrew })).toBe("Not closed: \u2068הכרטיס סגור (1)\u2069");
});
