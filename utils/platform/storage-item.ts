import browser from "webextension-polyfill";

/** A value in the extension's storage that is parsed whenever it is read. */
export interface StorageItem<T> {
  /** The stored value; what does not parse counts as not stored. */
  get(): Promise<T>;
  set(value: T): Promise<void>;
  remove(): Promise<void>;
}

/**
 * A typed item. Each has one writer.
 *
 * @param area - `local` outlives the browser and can be read and written by content scripts; `session` lies in memory, out of their reach
 * @param parse - makes a value of whatever is stored; must take anything, `null` for nothing
 */
export function storageItem<T>(
  area: "local" | "session",
  key: string,
  parse: (stored: unknown) => T,
): StorageItem<T> {
  const store = browser.storage[area];
  return {
    get: async () => parse((await store.get(key))[key] ?? null),
    set: (value) => store.set({ [key]: value }),
    remove: () => store.remove(key),
  };
}

/** Several items of the session at once, by key; all of them without a choice. Those that are not stored are missing. */
export function sessionItems(keys: string[] | null = null): Promise<Record<string, unknown>> {
  return browser.storage.session.get(keys);
}

/** Erases everything that outlives the browser. */
export function clearLocalStorage(): Promise<void> {
  return browser.storage.local.clear();
}

/** Erases those items of the session whose keys are chosen. */
export async function removeSessionItems(isChosen: (key: string) => boolean): Promise<void> {
  const keys = Object.keys(await sessionItems());
  await browser.storage.session.remove(keys.filter(isChosen));
}
