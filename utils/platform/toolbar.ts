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

/**
 * Shows a state on the toolbar button of one tab. A tab that is gone by now is no error.
 *
 * @param tabId - `null`: of all tabs for which nothing else was said since they have their page
 */
export async function showOnToolbar(
  tabId: number | null,
  { badge, title, urgent }: ToolbarState,
): Promise<void> {
  const where = tabId === null ? {} : { tabId };
  const calls = [
    browser.action.setBadgeText({ ...where, text: badge }),
    browser.action.setTitle({ ...where, title }),
    browser.action.setBadgeBackgroundColor({ ...where, color: urgent ? URGENT : CALM }),
    browser.action.setBadgeTextColor?.({ ...where, color: "#ffffff" }),
  ];
  await Promise.allSettled(calls);
}
