import type { CDPSession } from "puppeteer-core";
import { pause } from "../e2e/harness/until";

/** How long nothing has to happen, in ms, and how much of it counts as nothing. */
const QUIET = 700;
const NOTHING = 8;
const STEP = 100;

/**
 * Waits until the main thread of a page has nothing to do any more: no work of the page, of ours or of the browser.
 *
 * Asks the browser for its own count of the time spent in tasks: that runs no script in the page.
 *
 * @throws Error when it is not quiet in time
 */
export async function untilQuiet(session: CDPSession, timeoutMs = 120_000): Promise<void> {
  const end = performance.now() + timeoutMs;
  let busy = await taskTime(session);
  let since = performance.now();
  while (performance.now() < end) {
    await pause(STEP);
    const now = await taskTime(session);
    if (now - busy > NOTHING) {
      busy = now;
      since = performance.now();
    } else if (performance.now() - since >= QUIET) return;
  }
  throw new Error(`The page is still busy after ${timeoutMs / 1_000} s.`);
}

async function taskTime(session: CDPSession): Promise<number> {
  const { metrics } = await session.send("Performance.getMetrics");
  return (metrics.find(({ name }) => name === "TaskDuration")?.value ?? 0) * 1_000;
}
