import type { Browser as ExtensionApi } from "webextension-polyfill";

/** What the toolbar's button shows for the tab in front. Runs in the background, on its own. */
export async function readBadge(api: ExtensionApi): Promise<{ text: string; title: string }> {
  const [tab] = await api.tabs.query({ active: true, lastFocusedWindow: true });
  const of = tab?.id === undefined ? {} : { tabId: tab.id };
  return { text: await api.action.getBadgeText(of), title: await api.action.getTitle(of) };
}
