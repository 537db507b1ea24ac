/**
 * Follows whether the browser has a network, for the background. Chromium tells documents when that changes, but no worker: there whoever
 * asks first finds out.
 *
 * @param onBack - the network is back
 * @returns tells whether there is one
 */
export function networkWatch(onBack: () => void): () => boolean {
  let wasOnline = true;
  globalThis.addEventListener("online", () => onBack());
  return () => {
    const isBack = navigator.onLine && !wasOnline;
    wasOnline = navigator.onLine;
    if (isBack) onBack();
    return wasOnline;
  };
}

/** Calls back in one of our pages, until the signal aborts, when the network goes or comes back. */
export function onNetworkChange(callback: () => void, signal: AbortSignal): void {
  for (const event of ["online", "offline"]) globalThis.addEventListener(event, () => callback(), { signal });
}
