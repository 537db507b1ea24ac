import browser from "webextension-polyfill";

/** A tab as far as we may know it. */
export interface ActiveTab {
  id: number;
  /** Its address, where opening the popup has given access to it; `null` otherwise. */
  url: string | null;
}

/** The tab that the agent looks at in this window; `null` when there is none that can be named. */
export async function activeTab(): Promise<ActiveTab | null> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  return tab?.id === undefined ? null : { id: tab.id, url: tab.url ?? null };
}

/**
 * Calls back, until the signal aborts, whenever another tab may be in front in this window or the one in front may show another
 * page. It also calls back when neither is so.
 */
export function onActiveTabChange(callback: () => void, signal: AbortSignal): void {
  // Without an argument to hand on: what changed is looked up.
  const listener = () => callback();
  const { onActivated, onUpdated } = browser.tabs;
  const { onFocusChanged } = browser.windows;
  for (const event of [onActivated, onUpdated, onFocusChanged] as const) {
    event.addListener(listener);
    signal.addEventListener("abort", () => event.removeListener(listener), { once: true });
  }
}

/** The ids of the tabs in front, one for each window. */
export async function activeTabIds(): Promise<number[]> {
  const tabs = await browser.tabs.query({ active: true });
  return tabs.flatMap(({ id }) => id ?? []);
}

/** Calls back with a tab's id, until the signal aborts, when it has loaded something. */
export function onTabLoaded(callback: (tabId: number) => void, signal: AbortSignal): void {
  const listener = (tabId: number, { status }: { status?: string }) => {
    if (status === "complete") callback(tabId);
  };
  browser.tabs.onUpdated.addListener(listener);
  signal.addEventListener("abort", () => browser.tabs.onUpdated.removeListener(listener), { once: true });
}

/**
 * Lets the content scripts of a tab report anew, and so learn what to do from now on. It says nothing: what is said to a tab may reach
 * another page than the one it was meant for. A tab without content scripts is no error.
 *
 * @returns whether there are any
 */
export async function nudgeTab(tabId: number): Promise<boolean> {
  return browser.tabs.sendMessage(tabId, {}).then(
    () => true,
    () => false,
  );
}
