/**
 * Functions that run in Firefox's own window, each on its own. The names they use are Firefox's internals, which may change:
 * seen working in 153.
 */

/** Ends the event page as being idle does, whatever it is doing. */
export async function stopBackground(id: string): Promise<void> {
  const { extension } = WebExtensionPolicy.getByID(id);
  await extension.terminateBackground({ ignoreDevToolsAttached: true, disableResetIdleForTest: true });
}

export function isBackgroundRunning(id: string): boolean {
  return WebExtensionPolicy.getByID(id).extension.backgroundState === "running";
}

export function setOffline(offline: boolean): void {
  Services.io.offline = offline;
}

/**
 * Errors, not warnings, that name a file of the extension. Firefox also writes down each answer that comes after the page that
 * asked was closed or put by for going back: that is how pages end.
 */
export function readErrors(origin: string): string[] {
  const { nsIScriptError } = Ci;
  return Services.console
    .getMessageArray()
    .filter((entry) => entry instanceof nsIScriptError)
    .filter((error) => error.sourceName.startsWith(origin) && !(error.flags & nsIScriptError.warningFlag))
    .map((error) => error.errorMessage)
    .filter(
      (message) =>
        !/^Promise (resolved|rejected) (after context unloaded|while context is inactive)/.test(message),
    );
}

/**
 * Lets WebDriver see frames that it leaves out, those of extensions, by adding them to the tabs it goes through. Frames that are
 * gone drop out by themselves.
 */
export function extendTabs(): void {
  const { TabManager } = ChromeUtils.importESModule("chrome://remote/content/shared/TabManager.sys.mjs");
  if (TabManager.closeoutViews) return;
  const views = new Set<firefox.XulBrowser>();
  const prototype = Object.getPrototypeOf(TabManager) as object;
  const tabs = Object.getOwnPropertyDescriptor(prototype, "allTabs")?.get;
  TabManager.closeoutViews = views;
  Object.defineProperty(TabManager, "allTabs", {
    configurable: true,
    get(): unknown[] {
      for (const view of views) if (!view.isConnected) views.delete(view);
      return [...(tabs?.call(TabManager) ?? []), ...[...views].map((linkedBrowser) => ({ linkedBrowser }))];
    },
  });
}

/**
 * A view of the extension by the id under which WebDriver can now use it, or null while there is none.
 *
 * @param viewType - `background`, `popup`, `sidebar` or `tab`
 * @param path - the start of its address after the extension's origin
 */
export function adoptView(
  id: string,
  viewType: string,
  path: string,
): { context: string; url: string } | null {
  const { TabManager } = ChromeUtils.importESModule("chrome://remote/content/shared/TabManager.sys.mjs");
  const { NavigableManager } = ChromeUtils.importESModule(
    "chrome://remote/content/shared/NavigableManager.sys.mjs",
  );
  for (const { viewType: type, xulBrowser: frame } of WebExtensionPolicy.getByID(id).extension.views) {
    if (type !== viewType || !frame?.browsingContext?.currentWindowGlobal) continue;
    // A popup is loaded in a frame out of sight and moved into another one when the panel opens: only that one stays.
    const panel = type === "popup" ? (frame.closest("panel") as firefox.Popup | null) : null;
    if (type === "popup" && panel?.state !== "open") continue;
    const url = frame.currentURI.spec;
    if (!url.replace(/^moz-extension:\/\/[^/]*\//, "").startsWith(path)) continue;
    frame.permanentKey ??= {};
    if (type !== "tab") TabManager.closeoutViews?.add(frame);
    return { context: NavigableManager.getIdForBrowser(frame), url };
  }
  return null;
}

/** Starts the event page if it sleeps. */
export async function wakeBackground(id: string): Promise<void> {
  const { extension } = WebExtensionPolicy.getByID(id);
  if (extension.backgroundState !== "running") await extension.wakeupBackground();
}

/** Presses the toolbar's button, which lends the extension the tab and opens the popup. */
export async function pressButton(id: string): Promise<void> {
  const { ExtensionParent } = ChromeUtils.importESModule("resource://gre/modules/ExtensionParent.sys.mjs");
  const { extension } = WebExtensionPolicy.getByID(id);
  const window = Services.wm.getMostRecentWindow("navigator:browser");
  await ExtensionParent.apiManager.global.browserActionFor(extension).triggerAction(window);
}

export function hasPopup(id: string): boolean {
  const views = [...WebExtensionPolicy.getByID(id).extension.views];
  return views.some((view) => view.viewType === "popup");
}

/** Closes the popup as a click beside it does. */
export function hidePopup(id: string): void {
  for (const view of WebExtensionPolicy.getByID(id).extension.views) {
    const panel = view.viewType === "popup" ? view.xulBrowser?.closest("panel") : null;
    (panel as firefox.Popup | null | undefined)?.hidePopup();
  }
}

/** The texts of our items in the context menu; null while it is not open. */
export function readMenu(id: string): string[] | null {
  const { document } = Services.wm.getMostRecentWindow("navigator:browser");
  const menu = document.getElementById("contentAreaContextMenu") as firefox.Popup | null;
  if (menu?.state !== "open") return null;
  const prefix = `${id.toLowerCase().replace(/[^a-z0-9_-]/g, "_")}-menuitem-`;
  const items = [...menu.querySelectorAll(`[id^="${prefix}"]:not([hidden])`)];
  return items.map((item) => item.getAttribute("label") ?? "");
}

/** Takes our item with this text out of the context menu that is open; with none, closes the menu. */
export function leaveMenu(id: string, label: string | null): void {
  const { document } = Services.wm.getMostRecentWindow("navigator:browser");
  const menu = document.getElementById("contentAreaContextMenu") as firefox.Popup | null;
  const prefix = `${id.toLowerCase().replace(/[^a-z0-9_-]/g, "_")}-menuitem-`;
  const items = [...(menu?.querySelectorAll(`[id^="${prefix}"]:not([hidden])`) ?? [])];
  const item = items.find((one) => one.getAttribute("label") === label);
  if (item) menu?.activateItem(item);
  else menu?.hidePopup();
}

/** The click is handled once the menu has gone. */
export function isMenuClosed(): boolean {
  const { document } = Services.wm.getMostRecentWindow("navigator:browser");
  const menu = document.getElementById("contentAreaContextMenu") as firefox.Popup | null;
  return menu?.state === "closed";
}

/** Clicks on the notification on the screen and gives its text; null while there is none. */
export function pressAlert(): string | null {
  const alert = Services.wm.getMostRecentWindow("alert:alert")?.document;
  const text = alert?.getElementById("alertTextLabel")?.textContent;
  // Before its window is ready it hears no click.
  if (!alert || !text || alert.readyState !== "complete") return null;
  alert.getElementById("alertBox")?.click();
  return text;
}
