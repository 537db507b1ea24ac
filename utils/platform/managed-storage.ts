import browser, { type Storage } from "webextension-polyfill";

/** What an administrator has set by policy; nothing where there is no policy. */
export async function readManagedStorage(): Promise<Record<string, unknown>> {
  // Firefox refuses where no policy is installed.
  return browser.storage.managed.get(null).catch(() => ({}));
}

/** Calls back when the policy changed. Chromium reads it some seconds after it starts, and says so by this. */
export function onManagedStorage(callback: () => void): void {
  browser.storage.onChanged.addListener((_: Record<string, Storage.StorageChange>, area: string) => {
    if (area === "managed") callback();
  });
}
