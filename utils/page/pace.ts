import { runInSlices } from "./slices";

/** Does a piece of work when it is asked for, but not too often. */
export interface Pace {
  /** Asks for the work; soon, or at once where it is urgent, which nothing may be that a page can bring about again and again. */
  ask(isUrgent?: boolean): void;
}

/** So much longer than the work took is the pause after it: 5 % of the page's time at most. */
const REST = 19;

/**
 * Keeps repeated work from costing a page more than a twentieth of its time, whatever the page does.
 *
 * @param work - one round, in steps
 * @param gather - how long to wait for more to do before a round, in ms
 */
export function createPace(
  work: () => Iterator<void, unknown, boolean>,
  gather: () => number,
  signal: AbortSignal,
): Pace {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let restUntil = 0;
  let isRunning = false;
  /** What was asked for while it ran. */
  let next: "nothing" | "soon" | "urgent" = "nothing";

  async function run(isUrgent: boolean) {
    timer = undefined;
    isRunning = true;
    next = "nothing";
    try {
      const spent = await runInSlices(work(), signal);
      // What is urgent is owed to nobody: what follows it should not wait for long on a big page.
      restUntil = isUrgent ? 0 : performance.now() + REST * spent;
    } finally {
      isRunning = false;
      if (next !== "nothing") ask(next === "urgent");
    }
  }

  function ask(isUrgent = false) {
    if (isRunning && next !== "urgent") next = isUrgent ? "urgent" : "soon";
    if (isRunning || signal.aborted || (timer !== undefined && !isUrgent)) return;
    clearTimeout(timer);
    const wait = isUrgent ? 0 : Math.max(gather(), restUntil - performance.now());
    try {
      timer = setTimeout(() => run(isUrgent), wait);
    } catch {
      // Firefox throws where the window has gone: there is nothing to do any more.
    }
  }

  signal.addEventListener("abort", () => clearTimeout(timer));
  return { ask };
}
