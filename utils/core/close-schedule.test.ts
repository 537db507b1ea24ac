import { describe, expect, it } from "vitest";
import { type CloseJob, MAX_WAIT_MS } from "./close-job";
import { type NextStep, nextStep, type QueueSituation } from "./close-schedule";
import { noOutage } from "./outage";
import { GESTURE_AT, sampleJob } from "./testing/samples";

const now = GESTURE_AT;
const calm: QueueSituation = {
  now,
  isOnline: true,
  canAsk: true,
  isRefused: false,
  isUnreadable: false,
  limitedUntil: 0,
  outage: noOutage,
};
const outage = (lookAt: number) => ({ unknowns: 5, lookAt, waitMs: 60_000 });

const due = sampleJob({ id: "due", dueAt: now - 1_000 });
const later = sampleJob({ id: "later", dueAt: now + 4_000 });
const checking = sampleJob({ id: "checking", state: "checking", dueAt: now - 10 });
const checkingLater = sampleJob({ id: "checking-later", state: "checking", dueAt: now + 2_000 });
const ended = sampleJob({ state: "closed", endedAt: now });

const wait = (until: number | null): NextStep => ({ do: "wait", until });
const take = (job: CloseJob): NextStep => ({ do: "take", job });

describe("what the queue does next", () => {
  it.each<[string, CloseJob[], Partial<QueueSituation>, NextStep]>([
    ["nothing to do", [], {}, wait(null)],
    ["only endings", [ended], {}, wait(null)],
    ["one is due", [later, due], {}, take(due)],
    ["none is due yet", [later, checkingLater], {}, wait(now + 2_000)],
    ["of two, the one that waits longer", [sampleJob({ dueAt: now }), due], {}, take(due)],
    ["doubt goes before sending", [due, checking], {}, take(checking)],
    ["offline", [due, checking], { isOnline: false }, wait(now + 30_000)],
    ["a refused token holds what is sent", [due], { isRefused: true }, wait(now + MAX_WAIT_MS + 1)],
    ["and nothing else", [due, checking], { isRefused: true }, take(checking)],
    ["a token with which nothing can be read holds both", [checking], { isUnreadable: true }, wait(null)],
    [
      "silence for long does not keep from the agent what waited for too long",
      [due],
      { limitedUntil: now + 2 * MAX_WAIT_MS },
      wait(now + MAX_WAIT_MS + 1),
    ],
    ["nobody to ask as holds what is read", [checking], { canAsk: false }, wait(null)],
    ["and what is sent", [due, checking], { canAsk: false }, wait(now + MAX_WAIT_MS + 1)],
    ["silence holds what is sent", [due], { limitedUntil: now + 60_000 }, wait(now + 60_000)],
    ["and what is read", [checking], { limitedUntil: now + 60_000 }, wait(now + 60_000)],
    ["silence is over", [due], { limitedUntil: now }, take(due)],
    ["an outage holds what is sent", [due], { outage: outage(now + 20_000) }, wait(now + 20_000)],
    ["but not what is read", [due, checking], { outage: outage(now + 20_000) }, take(checking)],
    ["an outage is looked at", [due], { outage: outage(now) }, { do: "look", job: due }],
    // The clock went back since it was written down.
    ["a look further away than any", [due], { outage: outage(now + 3_600_000) }, { do: "look", job: due }],
  ])("%s", (_, jobs, situation, expected) => {
    expect(nextStep(jobs, { ...calm, ...situation })).toEqual(expected);
  });
});
