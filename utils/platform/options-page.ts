import browser, { type Storage } from "webextension-polyfill";

/** The parts of the options page that other screens point at; each is the id of its section. */
export type OptionsSection = "connect" | "activity";

/** In session storage: the part that an open page, or the one about to open, is to show. */
const KEY = "optionsSection";

/** Opens the options in a tab, or goes to the tab where they are open, at one of their parts. */
export async function openOptions(section?: OptionsSection): Promise<void> {
  // `openOptionsPage` reuses a tab, but cannot point at a part. Without it, the page is shown from its start.
  if (section) await browser.storage.session.set({ [KEY]: section }).catch(() => {});
  await browser.runtime.openOptionsPage();
}

/** For the options page: calls back with the id of the section that is to be shown, now or later, until the signal aborts. */
export function onOptionsSection(show: (section: string) => void, signal: AbortSignal): void {
  const take = async () => {
    const { [KEY]: section } = await browser.storage.session.get(KEY);
    if (typeof section !== "string" || signal.aborted) return;
    show(section);
    await browser.storage.session.remove(KEY);
  };
  const listener = (changes: Record<string, Storage.StorageChange>, area: string) => {
    if (area === "session" && changes[KEY]?.newValue) take().catch(() => {});
  };
  browser.storage.onChanged.addListener(listener);
  signal.addEventListener("abort", () => browser.storage.onChanged.removeListener(listener), { once: true });
  take().catch(() => {});
}
