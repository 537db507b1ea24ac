import browser, { type Storage } from "webextension-polyfill";

/** What Firefox says where no policy is installed. https://bugzilla.mozilla.org/show_bug.cgi?id=1868153 */
const NO_POLICY = "Managed storage manifest not found";

/**
 * What an administrator has set by policy; nothing where there is no policy.
 *
 * @throws when the browser cannot tell: a policy may be there all the same
 */
export async function readManagedStorage(): Promise<Record<string, unknown>> {
  return browser.storage.managed.get(null).catch((error: Error) => {
    if (error.message === NO_POLICY) return {};
    throw error;
  });
}

/** Calls back when the policy changed. Chromium reads it some seconds after it starts, and says so by this. */
export function onManagedStorage(callback: () => void): void {
  browser.storage.onChanged.addListener((_: Record<string, Storage.StorageChange>, area: string) => {
    if (area === "managed") callback();
  });
}
