import browser from "webextension-polyfill";

/** The types of the polyfill know Firefox's sidebar only. */
interface SidePanels {
  sidePanel?: { open(where: { tabId: number }): Promise<void> };
}

/**
 * Opens the panel at the side of the window that a tab is in. To be called at once when a person presses something: browsers
 * refuse it later.
 *
 * @throws where the browser refuses
 */
export function openSidePanel(tabId: number): Promise<void> {
  const { sidePanel } = browser as SidePanels;
  return sidePanel ? sidePanel.open({ tabId }) : browser.sidebarAction.open();
}
