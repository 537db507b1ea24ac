import { expect } from "vitest";
import type { LedgerEntry } from "../sandbox/ledger";
import { type CloseJob, MAX_WAIT_MS } from "../utils/core/close-job";
import type { SentClose } from "./network";
import type { World } from "./world";

/** Answers by which the service says that it did not take the request. */
const NOT_TAKEN = [401, 403, 429];
/** What was seen longer ago than this, in ms, is looked at before its close is sent. */
const UNSEEN_MS = 600_000;
/** … and before it is sent a second time. */
const UNSEEN_FOR_SECOND_MS = 60_000;
/** A look is as old as its arrival at the service; the worker counts from the answer, which may take as long as this, in ms. */
const LOOK_MS = 30_000;

/**
 * What must hold of the requests that have left for a job.
 *
 * @param clockMovedBy - how far the wall's clock was moved in all, in ms: that much time may be hidden from everybody
 */
export function checkRequests(world: World, job: CloseJob, clockMovedBy: number): void {
  const sent = world.network.sent.filter(({ jobId }) => jobId === job.id);
  expect(job.attempts).toBeLessThanOrEqual(2);
  for (const [index, one] of sent.entries()) {
    const before = sent.slice(0, index);
    expect(one.state).toBe("sending");
    expect(one.credentials[0]).toBe(one.credentials[1]);
    expect(one.knewOfChange).toBe(false);
    checkPause(before.at(-1), one);
    const { age, unseen } = agesOf(world, one);
    const longest = before.some(mayBeApplied) ? UNSEEN_FOR_SECOND_MS : UNSEEN_MS;
    expect(age + clockMovedBy, "time to take it back").toBeGreaterThanOrEqual(world.undoSeconds * 1_000);
    expect(age - clockMovedBy, "age of what was chosen").toBeLessThanOrEqual(MAX_WAIT_MS);
    expect(unseen - clockMovedBy, "age of what was seen").toBeLessThanOrEqual(longest + LOOK_MS);
  }
  expect(sent.filter(mayBeApplied).length).toBeLessThanOrEqual(2);
}

function checkPause(before: SentClose | undefined, one: SentClose): void {
  if (!before || !mayBeApplied(before)) return;
  const gone = one.leftAt - (before.endedAt ?? one.leftAt);
  // Nobody can tell a clock that was set forward between two workers, or went on while the machine slept, from time that went by.
  const byTheClock = gone + one.clockOff - before.clockOffAtEnd;
  expect(Math.max(gone, byTheClock)).toBeGreaterThanOrEqual(30_000);
}

/** How long before a request left the agent had chosen, and its ticket had been asked for, if only by the gesture; in ms of true time. */
function agesOf({ service }: World, { ticketId, leftAt, chosenAt }: SentClose) {
  const isLook = ({ method, time, ...entry }: LedgerEntry) =>
    method === "GET" && (entry.ticketId ?? ticketId) === ticketId && time <= leftAt;
  const lookedAt = service.ledger.entries().findLast(isLook)?.time ?? 0;
  return { age: leftAt - chosenAt, unseen: leftAt - Math.max(chosenAt, lookedAt) };
}

/** Whether the worker had to think that the service may have applied it. */
function mayBeApplied({ entry, isHeard }: SentClose): boolean {
  return !isHeard || entry === null || !NOT_TAKEN.includes(Number(entry.status));
}
