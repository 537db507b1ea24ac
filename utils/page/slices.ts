/** So long the page is held up at a time, in ms: half a frame at 60 Hz. */
const SLICE = 8;

/**
 * Runs a piece of work in slices and lets the page go first in between.
 *
 * @returns how long the work itself took, in ms
 */
export async function runInSlices(work: Iterator<void>, signal: AbortSignal): Promise<number> {
  let spent = 0;
  while (!signal.aborted) {
    const start = performance.now();
    let now = start;
    let isDone = false;
    while (!isDone && now - start < SLICE) {
      isDone = work.next().done === true;
      now = performance.now();
    }
    spent += now - start;
    if (isDone) break;
    await letOthersRun();
  }
  return spent;
}

function letOthersRun(): Promise<void> {
  const { scheduler } = globalThis as { scheduler?: { yield?(): Promise<void> } };
  if (scheduler?.yield) return scheduler.yield();
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
