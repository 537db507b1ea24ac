import browser, { type Storage } from "webextension-polyfill";

/** Chromium's storage areas can be closed to content scripts; the polyfill's types do not know it yet. */
type Area = Storage.StorageArea & { setAccessLevel?(access: { accessLevel: string }): Promise<void> };

/**
 * Closes the areas of storage that content scripts reach otherwise: a page's process, once taken over, can read and write whatever they
 * can. Chromium remembers it. Where it cannot be done, as in Firefox, nothing secret or steering may lie there in clear.
 *
 * @see https://developer.chrome.com/docs/extensions/reference/api/storage#method-StorageArea-setAccessLevel
 */
export async function closeStorageToPages(): Promise<void> {
  const { local, sync, managed } = browser.storage;
  const areas: Area[] = [local, sync, managed];
  await Promise.allSettled(
    areas.map(async (area) => area.setAccessLevel?.({ accessLevel: "TRUSTED_CONTEXTS" })),
  );
}
