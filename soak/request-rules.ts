import { expect } from "vitest";
import type { CloseJob } from "../utils/core/close-job";
import type { SentClose } from "./network";
import type { World } from "./world";

/** Answers by which the service says that it did not take the request. */
const NOT_TAKEN = [401, 403, 429];

/** What must hold of the requests that have left for a job. */
export function checkRequests(world: World, job: CloseJob): void {
  const sent = world.network.sent.filter(({ jobId }) => jobId === job.id);
  expect(job.attempts).toBeLessThanOrEqual(2);
  for (const [index, one] of sent.entries()) {
    expect(one.state).toBe("sending");
    expect(one.credentials[0]).toBe(one.credentials[1]);
    expect(one.knewOfChange).toBe(false);
    const before = sent[index - 1];
    if (!before) continue;
    if (!mayBeApplied(before)) continue;
    const gone = one.leftAt - (before.endedAt ?? one.leftAt);
    // Nobody can tell a clock that was set forward between two workers from time that went by.
    const byTheClock = gone + one.clockOff - before.clockOff;
    expect(Math.max(gone, byTheClock)).toBeGreaterThanOrEqual(30_000);
  }
  expect(sent.filter(mayBeApplied).length).toBeLessThanOrEqual(2);
}

/** Whether the worker had to think that the service may have applied it. */
function mayBeApplied({ entry, isHeard }: SentClose): boolean {
  return !isHeard || entry === null || !NOT_TAKEN.includes(Number(entry.status));
}
