import { NewerDataError } from "../../utils/core/newer-data";

/** Pauses before asking again, in ms. A worker that was asleep needs some hundred to start. */
const PAUSES_MS = [150, 500, 1_200] as const;
/** No answer of the background takes this long. */
const PATIENCE_MS = 3_000;

/**
 * Asks, and asks again a few times when there is no answer: the worker may be starting.
 *
 * @throws the last failure, after about two seconds of refusals or twelve of silence
 */
export async function answerInTime<T>(question: () => Promise<T>, signal: AbortSignal): Promise<T> {
  for (const pause of PAUSES_MS) {
    try {
      return await inTime(question(), signal);
    } catch (thrown) {
      // What a newer version stored is no easier to read later.
      if (signal.aborted || thrown instanceof NewerDataError) throw thrown;
      await sleep(pause);
    }
  }
  return inTime(question(), signal);
}

/** Runs a task again if it was wanted while it ran; never two at once, however often it is called. */
export function coalesced(task: () => Promise<void>): () => void {
  let running = false;
  let wanted = false;
  const run = async () => {
    running = true;
    do {
      wanted = false;
      await task();
    } while (wanted);
    running = false;
  };
  return () => {
    wanted = true;
    if (!running) void run();
  };
}

function inTime<T>(answer: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("No answer in time.")), PATIENCE_MS);
    const stop = () => reject(signal.reason);
    signal.addEventListener("abort", stop, { once: true });
    answer.then(resolve, reject).finally(() => {
      clearTimeout(timer);
      signal.removeEventListener("abort", stop);
    });
  });
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
