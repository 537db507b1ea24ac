import browser from "webextension-polyfill";

/** The one host we talk to; the manifest asks for it, Firefox lets people withhold it. */
const service = { origins: ["https://api.conduit.ai/*"] };

/**
 * Asks the browser to let us talk to the service. Must be called directly in a click or key, before anything is awaited.
 *
 * @returns whether it is allowed now
 */
export function requestServiceAccess(): Promise<boolean> {
  return browser.permissions.request(service);
}

/** Calls back when what the browser allows us has changed. */
export function onServiceAccess(callback: () => void): void {
  browser.permissions.onAdded.addListener(callback);
  browser.permissions.onRemoved.addListener(callback);
}

/** Whether the browser lets us talk to the service now. */
export function hasServiceAccess(): Promise<boolean> {
  return browser.permissions.contains(service);
}
