import browser from "webextension-polyfill";

/** Calls back once after the extension was installed, not after updates. */
export function onInstall(callback: () => void): void {
  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === "install") callback();
  });
}

/** Calls back whenever the extension or the browser starts anew: after installing, updating and launching. */
export function onFreshStart(callback: () => void): void {
  browser.runtime.onInstalled.addListener(callback);
  browser.runtime.onStartup.addListener(callback);
}

/** Calls back when a keyboard command is used, with the tab in front. */
export function onCommand(name: string, callback: (tabId: number | undefined) => void): void {
  browser.commands.onCommand.addListener((command, tab) => {
    if (command === name) callback(tab?.id);
  });
}

/** Calls back when another tab comes to the front of its window. */
export function onTabSwitch(callback: () => void): void {
  browser.tabs.onActivated.addListener(callback);
}

/** Calls back when another window comes to the front, or none of the browser's; opening a popup counts as well. */
export function onWindowSwitch(callback: () => void): void {
  browser.windows?.onFocusChanged.addListener(callback);
}

/** Calls back when there is no tab of an id any more: it was closed, or Chromium put it to rest, which gives it another one. */
export function onTabGone(callback: (tabId: number) => void): void {
  browser.tabs.onRemoved.addListener((tabId) => callback(tabId));
  browser.tabs.onReplaced?.addListener((_, tabId) => callback(tabId));
}
