import browser, { type Storage } from "webextension-polyfill";

const KEY = "announcement";

/** Tells every open page of ours that something changed: they ask again. What changed is not said. Never fails: it decides nothing. */
export async function announce(): Promise<void> {
  await browser.storage.session.set({ [KEY]: crypto.randomUUID() }).catch(() => {});
}

/** Calls back whenever something changed, until the signal aborts. */
export function onAnnouncement(callback: () => void, signal: AbortSignal): void {
  if (signal.aborted) return;
  const listener = (changes: Record<string, Storage.StorageChange>, area: string) => {
    if (area === "session" && KEY in changes) callback();
  };
  browser.storage.onChanged.addListener(listener);
  signal.addEventListener("abort", () => browser.storage.onChanged.removeListener(listener), { once: true });
}
