import { runInSlices } from "./slices";

/** Does a piece of work when it is asked for, but not too often. */
export interface Pace {
  /** Asks for the work; soon, or at once where nothing forbids it. */
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
export function createPace(work: () => Iterator<void>, gather: () => number, signal: AbortSignal): Pace {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let restUntil = 0;
  let isFirst = true;
  let isRunning = false;
  let isAskedAgain = false;

  async function run() {
    timer = undefined;
    isRunning = true;
    isAskedAgain = false;
    try {
      const spent = await runInSlices(work(), signal);
      // The first round is owed to nobody: what follows it should not wait for long on a big page.
      if (!isFirst) restUntil = performance.now() + REST * spent;
      isFirst = false;
    } finally {
      isRunning = false;
      if (isAskedAgain) ask();
    }
  }

  function ask(isUrgent = false) {
    isAskedAgain = isRunning;
    if (isRunning || signal.aborted || (timer !== undefined && !isUrgent)) return;
    clearTimeout(timer);
    timer = setTimeout(run, Math.max(isUrgent ? 0 : gather(), restUntil - performance.now()));
  }

  signal.addEventListener("abort", () => clearTimeout(timer));
  return { ask };
}
