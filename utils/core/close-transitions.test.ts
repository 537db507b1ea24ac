import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CloseAnswer } from "./close-answer";
import {
  type CloseJob,
  type CloseJobEvent,
  type CloseJobState,
  canUndo,
  isUnfinished,
  MAX_WAIT_MS,
  type ReadBack,
} from "./close-job";
import { advance, ImpossibleTransition } from "./close-transitions";
import { ConduitError } from "./failure";
import { GESTURE_AT, sampleJob, sampleTicket } from "./testing/samples";

const open = sampleTicket();
const closed = sampleTicket({ status: "closed", updatedAt: "2026-11-23T10:00:06.000Z" });
const changed = sampleTicket({ updatedAt: "2026-11-23T10:00:03.000Z" });
const failure = (kind: ConduitError["failure"]["kind"], details = {}) =>
  new ConduitError(kind, details).failure;

const answers: Record<CloseAnswer["kind"], CloseAnswer> = {
  closed: { kind: "closed", ticket: closed, status: 200 },
  refused: { kind: "refused", failure: failure("refused", { status: 409, sentence: "Not resolved." }) },
  credential: { kind: "credential", failure: failure("forbidden", { status: 403 }) },
  limited: { kind: "limited", failure: failure("limited", { until: GESTURE_AT + 60_000 }) },
  "not-sent": { kind: "not-sent", failure: failure("offline") },
  unknown: { kind: "unknown", status: 502 },
};

const readBacks: Record<string, ReadBack> = {
  closed: { kind: "ticket", ticket: closed },
  open: { kind: "ticket", ticket: open },
  changed: { kind: "ticket", ticket: changed },
  gone: { kind: "gone" },
  failed: { kind: "failed", isAnswered: false },
  notSent: { kind: "not-sent" },
  tokenRefused: { kind: "token-refused", failure: failure("token-refused", { status: 401 }) },
  timeless: { kind: "ticket", ticket: sampleTicket({ updatedAt: null }) },
  statusless: { kind: "ticket", ticket: sampleTicket({ status: null }) },
  outdated: { kind: "ticket", ticket: sampleTicket({ updatedAt: "2026-04-02T00:00:00.000Z" }) },
  outdatedClosed: {
    kind: "ticket",
    ticket: sampleTicket({ status: "closed", updatedAt: "2026-04-02T00:00:00.000Z" }),
  },
  samewise: { kind: "ticket", ticket: sampleTicket({ updatedAt: "2026-04-03T05:14:15+02:00" }) },
};

/** A job after events, each at its time in seconds after the gesture. */
function jobAfter(...steps: [seconds: number, event: CloseJobEvent][]): CloseJob {
  return steps.reduce(
    (job, [seconds, event]) => advance(job, event, GESTURE_AT + seconds * 1000),
    sampleJob(),
  );
}

const send: [number, CloseJobEvent] = [5, { type: "send" }];
const answer = (seconds: number, kind: CloseAnswer["kind"]): [number, CloseJobEvent] => [
  seconds,
  { type: "answer", answer: answers[kind] },
];
const readBack = (seconds: number, kind: string): [number, CloseJobEvent] => [
  seconds,
  { type: "read-back", result: readBacks[kind] ?? { kind: "failed", isAnswered: false } },
];

describe("a close job", () => {
  it("waits out the undo window", () => {
    expect(sampleJob()).toMatchObject({ state: "waiting", dueAt: GESTURE_AT + 5_000, attempts: 0 });
    expect(() => jobAfter([4.999, { type: "send" }])).toThrow(ImpossibleTransition);
    expect(jobAfter(send)).toMatchObject({ state: "sending", attempts: 1, sentAt: GESTURE_AT + 5_000 });
  });

  it("cannot be sent a third time, whatever led there", () => {
    const job = sampleJob({ attempts: 2, requests: 2 });
    expect(() => advance(job, { type: "send" }, GESTURE_AT + 60_000)).toThrow(ImpossibleTransition);
  });

  it("is cancelled by undo while nothing was sent", () => {
    expect(jobAfter([4, { type: "undo" }])).toMatchObject({
      state: "cancelled",
      endedAt: GESTURE_AT + 4_000,
    });
    expect(canUndo(sampleJob())).toBe(true);
  });

  it.each<[CloseAnswer["kind"], Partial<CloseJob>]>([
    ["closed", { state: "closed" }],
    ["not-sent", { state: "cancelled", attempts: 0, requests: 0 }],
    ["limited", { state: "checking", stopping: true, attempts: 0, dueAt: GESTURE_AT + 6_000 }],
    ["credential", { state: "checking", stopping: true, attempts: 0 }],
    ["refused", { state: "checking", stopping: true, attempts: 1 }],
    ["unknown", { state: "checking", stopping: true, attempts: 1 }],
  ])("taken back while its request is on its way, answered %s", (kind, expected) => {
    const job = jobAfter(send, [5, { type: "undo" }], answer(6, kind));
    expect(job).toMatchObject(expected);
  });

  it("taken back while its request is on its way, is not sent again, nor called cancelled while that may be untrue", () => {
    const undo: [number, CloseJobEvent] = [5, { type: "undo" }];
    const looks = [readBack(8, "open"), readBack(16, "open")];
    const once = jobAfter(send, undo, answer(6, "unknown"), ...looks);
    expect(once).toMatchObject({ state: "checking", sightings: 2 });
    const twice = advance(once, readBack(36, "open")[1], GESTURE_AT + 36_000);
    expect(twice).toMatchObject({ state: "needs-agent", reason: "stopped", attempts: 1 });
    const limited = jobAfter(send, undo, answer(6, "limited"), readBack(7, "open"));
    expect(limited).toMatchObject({ state: "cancelled", requests: 1 });
  });

  it("taken back while its second request is on its way, says that it stopped after the first", () => {
    const again = sampleJob({ state: "sending", attempts: 2, requests: 2, stopping: true });
    const job = advance(again, answer(6, "limited")[1], GESTURE_AT + 6_000);
    expect(job).toMatchObject({ state: "needs-agent", reason: "stopped", attempts: 1 });
  });

  it("taken back and chosen again is sent after all, and no sooner than its second undo window is over", () => {
    const gesture = sampleJob({ dueAt: GESTURE_AT + 13_000 });
    const again: [number, CloseJobEvent] = [8, { type: "chosen-again", gesture }];
    const limited = jobAfter(send, answer(6, "limited"), [7, { type: "undo" }], again);
    expect(limited).toMatchObject({ state: "waiting", stopping: false, dueAt: GESTURE_AT + 13_000 });
    const leaving = jobAfter(send, [5, { type: "undo" }], again);
    expect(leaving).toMatchObject({ state: "sending", stopping: false });
    const notTaken = advance(leaving, answer(9, "limited")[1], GESTURE_AT + 9_000);
    expect(notTaken).toMatchObject({ state: "waiting", dueAt: GESTURE_AT + 13_000 });
    const inDoubt = jobAfter(send, [5, { type: "undo" }], answer(6, "unknown"), readBack(8, "open"), again);
    expect(inDoubt).toMatchObject({ state: "checking", stopping: false, sightings: 1 });
  });

  it("starts anew where it is chosen again before anything can have been applied", () => {
    const later = GESTURE_AT + MAX_WAIT_MS;
    const undo: [number, CloseJobEvent] = [7, { type: "undo" }];
    const seen: [number, CloseJobEvent] = [8, { type: "seen", ticket: changed }];
    const stopped = jobAfter(send, answer(6, "limited"), undo, seen);
    const gesture = sampleJob({
      id: "job-2",
      noticeId: "notice-2",
      workspaceId: "workspace-2",
      seenUpdatedAt: changed.updatedAt,
      createdAt: later,
      wallAt: later,
      dueAt: later + 5_000,
    });
    const job = advance(stopped, { type: "chosen-again", gesture }, later);
    const { revision, id } = stopped;
    expect(job).toEqual({ ...gesture, id, requests: 1, revision: revision + 1 });
    // It is not too old, and what the agent saw this time is no change.
    expect(advance(job, { type: "seen", ticket: changed }, later + 1_000).state).toBe("waiting");
    expect(advance(job, { type: "send" }, later + 5_000).state).toBe("sending");
  });

  it.each([
    ["on its way", []],
    ["in doubt", [answer(6, "unknown")]],
    ["not taken", [answer(6, "limited")]],
  ])("is told where it was chosen again, if it was not told anywhere before: %s", (_, steps) => {
    const stopped = jobAfter(send, [5, { type: "undo" }], ...(steps as Parameters<typeof jobAfter>));
    const gesture = sampleJob({ noticeId: "second" });
    const noticeAfter = (noticeId: string | null) =>
      advance({ ...stopped, noticeId }, { type: "chosen-again", gesture }, GESTURE_AT + 8_000).noticeId;
    expect([noticeAfter(null), noticeAfter("first")]).toEqual(["second", "first"]);
  });

  it.each([
    ["open", { state: "cancelled", requests: 1 }],
    ["changed", { state: "cancelled" }],
    ["closed", { state: "closed", evidence: "read-back" }],
    ["gone", { state: "needs-agent", reason: "gone" }],
    ["failed", { state: "checking" }],
  ])("taken back after the service said that it did not take the request, seen %s", (kind, expected) => {
    const limited = jobAfter(send, answer(6, "limited"));
    expect(canUndo(limited)).toBe(false);
    const looking = advance(limited, { type: "undo" }, GESTURE_AT + 7_000);
    expect(looking).toMatchObject({ state: "checking", stopping: true, dueAt: GESTURE_AT + 7_000 });
    const result = readBacks[kind] ?? { kind: "failed", isAnswered: false };
    expect(advance(looking, { type: "read-back", result }, GESTURE_AT + 8_000)).toMatchObject(expected);
  });

  it("is cancelled at once where the request never left", () => {
    const job = jobAfter(send, answer(6, "not-sent"));
    expect(job).toMatchObject({ state: "waiting", attempts: 0, requests: 0 });
    expect(advance(job, { type: "undo" }, GESTURE_AT + 7_000).state).toBe("cancelled");
  });

  it.each<[CloseAnswer["kind"], Partial<CloseJob>]>([
    ["closed", { state: "closed", evidence: "answer", endedAt: GESTURE_AT + 6_000, reason: null }],
    ["refused", { state: "checking", dueAt: GESTURE_AT + 6_000 }],
    ["credential", { state: "waiting", attempts: 0, requests: 1 }],
    ["limited", { state: "waiting", attempts: 0, requests: 1, dueAt: GESTURE_AT + 6_000 }],
    ["not-sent", { state: "waiting", attempts: 0 }],
    ["unknown", { state: "checking", attempts: 1, dueAt: GESTURE_AT + 8_000 }],
  ])("takes the answer %s", (kind, expected) => {
    expect(jobAfter(send, answer(6, kind))).toMatchObject(expected);
  });

  it("is checked when its worker died while sending", () => {
    expect(jobAfter(send, [20, { type: "orphaned" }])).toMatchObject({
      state: "checking",
      attempts: 1,
      dueAt: GESTURE_AT + 22_000,
    });
  });

  it.each([
    ["closed", { state: "closed", reason: "already-closed", evidence: "read-back" }],
    ["open", { state: "refused" }],
    ["changed", { state: "refused" }],
    // Said once by whoever refused: looked at again.
    ["gone", { state: "checking", dueAt: GESTURE_AT + 9_000 }],
    // The refusal may answer a repetition of our own request that was applied: without a look nothing is claimed.
    ["failed", { state: "checking" }],
    ["statusless", { state: "checking" }],
    ["outdated", { state: "checking" }],
    ["outdatedClosed", { state: "checking" }],
    ["notSent", { state: "checking" }],
  ])("after a refusal, a ticket read back as %s ends it", (kind, expected) => {
    expect(jobAfter(send, answer(6, "refused"), readBack(7, kind))).toMatchObject(expected);
  });

  it("believes a refusal of a ticket that cannot be found after the second look", () => {
    const twice = jobAfter(send, answer(6, "refused"), readBack(7, "gone"), readBack(9, "gone"));
    const once = jobAfter(send, answer(6, "refused"), readBack(7, "failed"), readBack(9, "gone"));
    expect(once).toMatchObject({ state: "checking" });
    expect(twice.state).toBe("refused");
  });

  it.each([
    ["closed", { state: "closed", reason: null, evidence: "read-back" }],
    ["open", { state: "checking", dueAt: GESTURE_AT + 16_000, sightings: 1 }],
    ["changed", { state: "needs-agent", reason: "changed" }],
    ["gone", { state: "needs-agent", reason: "gone" }],
    ["failed", { state: "checking", dueAt: GESTURE_AT + 16_000, sightings: 0 }],
    ["notSent", { state: "checking", checks: 0 }],
    ["tokenRefused", { state: "checking", checks: 0 }],
    ["timeless", { state: "checking", sightings: 0, checks: 1 }],
    ["statusless", { state: "checking", sightings: 0, checks: 1 }],
    ["outdated", { state: "checking", sightings: 0, checks: 1 }],
    ["outdatedClosed", { state: "checking", sightings: 0, checks: 1, evidence: null }],
    ["samewise", { state: "checking", sightings: 1 }],
  ])("after an unknown outcome, a ticket read back as %s", (kind, expected) => {
    expect(jobAfter(send, answer(6, "unknown"), readBack(8, kind))).toMatchObject(expected);
  });

  it("may be sent once more after two sightings, 30 s after the attempt, and no third time", () => {
    const early = jobAfter(send, answer(6, "unknown"), readBack(8, "open"), readBack(35.9, "open"));
    expect(early.state).toBe("checking");
    const again = advance(
      early,
      { type: "read-back", result: { kind: "ticket", ticket: open } },
      GESTURE_AT + 36_000,
    );
    expect(again).toMatchObject({ state: "waiting", attempts: 1 });
    expect(canUndo(again)).toBe(false);
    expect(advance(again, { type: "undo" }, GESTURE_AT + 36_500)).toMatchObject({
      state: "needs-agent",
      reason: "stopped",
    });
    const second = jobAfter(
      send,
      answer(6, "unknown"),
      readBack(8, "open"),
      readBack(16, "open"),
      readBack(36, "open"),
      [36, { type: "send" }],
      answer(40, "unknown"),
      readBack(42, "open"),
      readBack(50, "open"),
      readBack(70, "open"),
    );
    expect(second).toMatchObject({ state: "needs-agent", reason: "still-open", attempts: 2 });
  });

  it("asks the agent when it could not be found out", () => {
    const job = jobAfter(
      send,
      answer(6, "unknown"),
      readBack(8, "failed"),
      readBack(16, "failed"),
      readBack(36, "failed"),
      readBack(66, "failed"),
    );
    expect(job).toMatchObject({ state: "needs-agent", reason: "not-found-out", checks: 4 });
    expect(advance(job, { type: "dismiss" }, GESTURE_AT + 70_000).state).toBe("dismissed");
  });

  it("is not sent with another token, nor after the ticket changed, nor after 8 h", () => {
    expect(jobAfter([1, { type: "credential-changed" }])).toMatchObject({
      state: "needs-agent",
      reason: "other-token",
    });
    expect(jobAfter([1, { type: "seen", ticket: changed }])).toMatchObject({
      state: "needs-agent",
      reason: "changed",
    });
    expect(jobAfter([MAX_WAIT_MS / 1000 + 1, { type: "send" }])).toMatchObject({
      state: "needs-agent",
      reason: "too-old",
      attempts: 0,
    });
  });

  it("ends when the ticket is seen closed while it waits", () => {
    expect(jobAfter([1, { type: "seen", ticket: closed }])).toMatchObject({
      state: "closed",
      reason: "already-closed",
    });
    expect(jobAfter([1, { type: "seen", ticket: open }])).toMatchObject({ state: "waiting" });
  });

  it.each([
    ["waits", []],
    ["is in doubt", [send, answer(6, "unknown")]],
  ])(
    "is not called closed while it %s because of an answer of before the agent saw the ticket",
    (_, steps) => {
      const old = sampleTicket({ status: "closed", updatedAt: "2026-04-02T00:00:00.000Z" });
      const before = jobAfter(...(steps as Parameters<typeof jobAfter>));
      const after = advance(before, { type: "seen", ticket: old }, GESTURE_AT + 7_000);
      expect(after).toEqual({ ...before, revision: before.revision + 1 });
    },
  );

  it("takes what the first sighting shows for what the agent saw, where that is not known", () => {
    const unseen = sampleJob({ seenUpdatedAt: null });
    const once = advance(unseen, { type: "seen", ticket: open }, GESTURE_AT + 1_000);
    expect(once.seenUpdatedAt).toBe(open.updatedAt);
    expect(advance(once, { type: "seen", ticket: changed }, GESTURE_AT + 2_000).reason).toBe("changed");
  });

  it("sends no second time what was seen changed while the first request was on its way", () => {
    for (const kind of ["limited", "credential", "not-sent"] as const) {
      const job = jobAfter(send, [5.5, { type: "seen", ticket: changed }], answer(6, kind));
      expect(job).toMatchObject({ state: "needs-agent", reason: "changed", attempts: 0 });
    }
    const unknown = jobAfter(send, [5.5, { type: "seen", ticket: changed }], answer(6, "unknown"));
    expect(advance(unknown, readBack(8, "open")[1], GESTURE_AT + 8_000)).toMatchObject({ reason: "changed" });
  });

  it("takes its own close, seen while the answer is on its way, for no change of somebody else's", () => {
    const seen: [number, CloseJobEvent] = [5.5, { type: "seen", ticket: closed }];
    expect(jobAfter(send, seen)).toMatchObject({ state: "sending", seenChanged: false });
    expect(jobAfter(send, seen, answer(6, "closed")).state).toBe("closed");
  });

  it.each([
    ["closed", closed, { state: "closed", evidence: "read-back" }],
    ["changed", changed, { state: "needs-agent", reason: "changed" }],
    ["as it was", open, { state: "checking" }],
  ])("while in doubt, learns from a sight of the ticket %s", (_, ticket, expected) => {
    expect(jobAfter(send, answer(6, "unknown"), [7, { type: "seen", ticket }])).toMatchObject(expected);
  });

  it("leaves a refusal to the read-back that is due, whatever is seen", () => {
    const job = jobAfter(send, answer(6, "refused"), [6.5, { type: "seen", ticket: changed }]);
    expect(job).toMatchObject({ state: "checking", seenChanged: true });
  });

  it.each([
    ["an older time: overtaken by a newer sight", "2026-04-01T00:00:00.000Z", "waiting"],
    ["the same time, without its zeros", "2026-04-03T03:14:15Z", "waiting"],
    ["the same time, of another zone", "2026-04-03T05:14:15.000+02:00", "waiting"],
    ["no time", null, "waiting"],
    ["a later time", "2026-04-03T03:14:15.001Z", "needs-agent"],
    ["what is no time", "soon", "needs-agent"],
  ])("a sight with %s", (_, updatedAt, state) => {
    expect(jobAfter([1, { type: "seen", ticket: sampleTicket({ updatedAt }) }]).state).toBe(state);
  });

  it("counts a look without a time as a sighting where none is known", () => {
    const job = { ...jobAfter(send, answer(6, "unknown")), seenUpdatedAt: null };
    expect(advance(job, readBack(8, "timeless")[1], GESTURE_AT + 8_000).sightings).toBe(1);
  });

  it("tells when the ticket was truly looked at last", () => {
    const checked = jobAfter(
      send,
      answer(6, "unknown"),
      readBack(8, "open"),
      readBack(16, "open"),
      readBack(36, "open"),
    );
    const stopped = advance(checked, { type: "undo" }, GESTURE_AT + 3_600_000);
    expect(stopped).toMatchObject({ reason: "stopped", checkedAt: GESTURE_AT + 36_000 });
  });

  it("moves all its times with a clock that was moved", () => {
    const job = sampleJob({ seenAt: GESTURE_AT - 2, wallAt: GESTURE_AT + 3 });
    expect(advance(job, { type: "clock-moved", byMs: -10 }, GESTURE_AT)).toMatchObject({
      createdAt: GESTURE_AT - 10,
      seenAt: GESTURE_AT - 12,
      wallAt: GESTURE_AT - 7,
      dueAt: GESTURE_AT + 4_990,
    });
  });

  it("has its time to undo anew when the clock has caught up, and no newer sight", () => {
    const job = sampleJob({ seenAt: GESTURE_AT - 2, wallAt: GESTURE_AT + 10 });
    expect(advance(job, { type: "clock-caught-up", byMs: 10 }, GESTURE_AT + 10)).toEqual({
      ...job,
      createdAt: GESTURE_AT + 10,
      dueAt: GESTURE_AT + 5_010,
      revision: job.revision + 1,
    });
  });

  it.each([
    ["as far as it was by then", -10, -10],
    ["further", -15, -15],
    ["less far: time went by", -5, -10],
  ])(
    "is not older for a clock that had been set back before the gesture, and is found moved %s",
    (_, byMs, after) => {
      const job = sampleJob({ wallAt: GESTURE_AT - 10 });
      const moved = advance(job, { type: "clock-moved", byMs }, GESTURE_AT + byMs);
      expect(moved).toMatchObject({ createdAt: GESTURE_AT + byMs, wallAt: GESTURE_AT + after });
    },
  );

  it("looks no sooner than 2 s after the look before", () => {
    const late = jobAfter(send, answer(6, "unknown"), readBack(60, "failed"));
    expect(late.dueAt).toBe(GESTURE_AT + 62_000);
  });

  it("refuses every event that its state does not know", () => {
    const possible: Record<CloseJobState, CloseJobEvent["type"][]> = {
      waiting: ["undo", "send", "seen", "expire", "credential-changed", "clock-moved", "clock-caught-up"],
      sending: ["answer", "orphaned", "seen", "undo", "clock-moved", "chosen-again"],
      checking: ["read-back", "seen", "clock-moved", "chosen-again"],
      "needs-agent": ["dismiss"],
      closed: [],
      refused: [],
      cancelled: [],
      dismissed: [],
    };
    for (const [state, types] of Object.entries(possible))
      for (const event of everyEvent) {
        const job = sampleJob({ state: state as CloseJobState });
        const act = () => advance(job, event, GESTURE_AT + 5_000);
        if (types.includes(event.type)) expect(act().revision).toBe(1);
        else expect(act).toThrow(ImpossibleTransition);
      }
  });

  it("keeps its invariants over any sequence of events", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(anyEvent, fc.integer({ min: 0, max: 40_000 })), { maxLength: 30 }),
        invariants,
      ),
      { numRuns: 10_000 },
    );
  });
});

/** Plays events that are possible and checks after each what must always hold. */
function invariants(events: [CloseJobEvent, number][]): void {
  let job = sampleJob();
  let now = GESTURE_AT;
  let left = 0;
  let attempts = 0;
  let isSeenNotClosed = false;
  let isStopped = false;
  for (const [event, wait] of events) {
    now += wait;
    const before = job;
    try {
      job = advance(job, event, now);
    } catch (error) {
      expect(error).toBeInstanceOf(ImpossibleTransition);
      continue;
    }
    expect(job.revision).toBe(before.revision + 1);
    isStopped = event.type === "undo" || (isStopped && event.type !== "chosen-again");
    if (event.type === "send" && job.state === "sending") {
      expect(isStopped).toBe(false);
      left++;
      attempts++;
      isSeenNotClosed = false;
      expect(now).toBeGreaterThanOrEqual(before.dueAt);
      if (before.attemptEndedAt !== null && before.attempts > 0)
        expect(now - before.attemptEndedAt).toBeGreaterThanOrEqual(30_000);
    }
    if (event.type === "answer") {
      if (["credential", "limited", "not-sent"].includes(event.answer.kind)) attempts--;
      if (event.answer.kind === "not-sent") left--;
    }
    if (event.type === "read-back")
      isSeenNotClosed = event.result.kind === "ticket" || event.result.kind === "gone";
    expect([job.attempts, job.requests]).toEqual([attempts, left]);
    expect(attempts).toBeLessThanOrEqual(2);
    // Whatever the service said: what has left is not called undone before somebody looked.
    if (job.state === "cancelled" || job.state === "refused")
      expect(left === 0 || isSeenNotClosed).toBe(true);
    if (job.state === "cancelled") expect(attempts).toBe(0);
    if (job.state === "closed")
      expect(event.type === "answer" || event.type === "read-back" || event.type === "seen").toBe(true);
    if (!isUnfinished(job) && job.state !== "needs-agent") expect(job.endedAt).toBe(now);
    if (isUnfinished(job)) expect(job.endedAt).toBeNull();
  }
}

const everyEvent: CloseJobEvent[] = [
  { type: "undo" },
  { type: "send" },
  { type: "answer", answer: answers.unknown },
  { type: "orphaned" },
  { type: "read-back", result: { kind: "failed", isAnswered: false } },
  { type: "seen", ticket: open },
  { type: "expire" },
  { type: "credential-changed" },
  { type: "clock-moved", byMs: 0 },
  { type: "clock-caught-up", byMs: 0 },
  { type: "chosen-again", gesture: sampleJob({ id: "job-2" }) },
  { type: "dismiss" },
];

const anyEvent: fc.Arbitrary<CloseJobEvent> = fc.oneof(
  { weight: 6, arbitrary: fc.constant<CloseJobEvent>({ type: "send" }) },
  { weight: 1, arbitrary: fc.constantFrom(...everyEvent) },
  {
    weight: 5,
    arbitrary: fc
      .constantFrom(...Object.values(answers))
      .map((value) => ({ type: "answer" as const, answer: value })),
  },
  {
    weight: 8,
    arbitrary: fc
      .constantFrom(...Object.values(readBacks))
      .map((result) => ({ type: "read-back" as const, result })),
  },
);
