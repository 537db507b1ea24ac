/**
 * Asks again and again until something is there. What fails counts as not there yet: pages change while they are looked at.
 *
 * @param what - completes "Waited 10 s for …"
 * @param look - gives null, undefined or false for "not yet"
 * @throws Error after `timeoutMs`, with the last failure as its cause
 */
export async function until<T>(
  what: string,
  look: () => Promise<T | null | undefined | false> | T | null | undefined | false,
  timeoutMs = 10_000,
): Promise<T> {
  const end = Date.now() + timeoutMs;
  let cause: unknown;
  do {
    try {
      // A page that was hidden or closed while it was asked may never answer.
      const found = await Promise.race([look(), pause(Math.max(1_000, end - Date.now())).then(() => null)]);
      if (found !== null && found !== undefined && found !== false) return found;
    } catch (error) {
      cause = error;
    }
    await pause(40);
  } while (Date.now() < end);
  throw new Error(`Waited ${timeoutMs / 1000} s for ${what}`, { cause });
}

/** Waits. Only for what cannot be looked for, such as that something does not happen. */
export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
