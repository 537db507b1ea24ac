/**
 * So long the page is held up at a time, in ms: at first so little that nobody who types would notice. Long work takes longer slices, as each
 * costs something, up to a quarter of a frame at 60 Hz.
 */
const SHORTEST = 1;
const LONGEST = 4;
/** Without the browser's own way to let others run, each pause takes milliseconds, in a page that is not seen a second. */
const WITHOUT_YIELD = 8;
/** So many times longer than a slice is what came before it. */
const GROWTH = 4;

/**
 * Runs a piece of work in slices and lets the page go first in between.
 *
 * @param work - is told after each of its pauses whether the page went on meanwhile
 * @returns how long the work itself took, in ms
 */
export async function runInSlices(
  work: Iterator<void, unknown, boolean>,
  signal: AbortSignal,
): Promise<number> {
  let spent = 0;
  let wasAway = false;
  while (!signal.aborted) {
    const slice = yieldNow() ? Math.min(LONGEST, Math.max(SHORTEST, spent / GROWTH)) : WITHOUT_YIELD;
    const start = performance.now();
    let now = start;
    let isDone = false;
    while (!isDone && now - start < slice) {
      isDone = work.next(wasAway).done === true;
      wasAway = false;
      now = performance.now();
    }
    spent += now - start;
    if (isDone) break;
    await letOthersRun();
    wasAway = true;
  }
  return spent;
}

function letOthersRun(): Promise<void> {
  return yieldNow()?.() ?? new Promise((resolve) => setTimeout(resolve));
}

/** Chrome has it since 129, Firefox since 142. */
function yieldNow(): (() => Promise<void>) | undefined {
  const { scheduler } = globalThis as { scheduler?: { yield?(): Promise<void> } };
  return scheduler?.yield?.bind(scheduler);
}
