import browser from "webextension-polyfill";

/** What the toolbar button of a tab shows. */
export interface ToolbarState {
  badge: string;
  title: string;
  /** Whether something waits for the agent's decision. */
  urgent: boolean;
}

const CALM = "#4a5568";
const URGENT = "#b45309";

/** Shows a state on the toolbar button of one tab. A tab that is gone by now is no error. */
export async function showOnToolbar(tabId: number, { badge, title, urgent }: ToolbarState): Promise<void> {
  const calls = [
    browser.action.setBadgeText({ tabId, text: badge }),
    browser.action.setTitle({ tabId, title }),
    browser.action.setBadgeBackgroundColor({ tabId, color: urgent ? URGENT : CALM }),
    browser.action.setBadgeTextColor?.({ tabId, color: "#ffffff" }),
  ];
  await Promise.allSettled(calls);
}
