/** Where the running script keeps the means to end it; in our own world, which the page does not see. */
const KEY = "closeoutScanner";

/**
 * Makes this script the only one of its kind in the document: one that was started before, by the extension before an update or by
 * hand, is ended.
 *
 * @returns a signal that aborts when the next one takes over, and a function that aborts it now
 */
export function soleSignal(scope: Record<string, unknown> = globalThis): {
  signal: AbortSignal;
  stop(): void;
} {
  const before = scope[KEY];
  if (before instanceof AbortController) before.abort();
  const controller = new AbortController();
  scope[KEY] = controller;
  return { signal: controller.signal, stop: () => controller.abort() };
}
