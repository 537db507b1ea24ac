/**
 * So long the page is held up at a time, in ms: at first so little that nobody who types would notice. Long work takes longer slices, as each
 * costs something, up to a quarter of a frame at 60 Hz.
 */
const SHORTEST = 1;
const LONGEST = 4;
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
    const slice = Math.min(LONGEST, Math.max(SHORTEST, spent / GROWTH));
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
  const { scheduler } = globalThis as { scheduler?: { yield?(): Promise<void> } };
  if (scheduler?.yield) return scheduler.yield();
  return new Promise((resolve) => setTimeout(resolve));
}
