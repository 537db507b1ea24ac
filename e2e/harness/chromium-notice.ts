import type { Browser as ExtensionApi } from "webextension-polyfill";

/**
 * Presses the button of the notification that is shown; false while there is none. Runs in the worker: the event's own `dispatch` is
 * how the browser calls the listeners.
 */
export async function pressNoticeButton(api: ExtensionApi): Promise<boolean> {
  const [shown] = Object.keys(await api.notifications.getAll());
  if (shown === undefined) return false;
  chrome.notifications.onButtonClicked.dispatch(shown, 0);
  return true;
}

declare const chrome: { notifications: { onButtonClicked: { dispatch(id: string, button: number): void } } };
