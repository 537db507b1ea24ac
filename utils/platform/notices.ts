import browser, { type Notifications } from "webextension-polyfill";

/** A notification of the browser. */
export interface Notice {
  title: string;
  message: string;
  /** The label of its one button; Firefox has no buttons, there the click on the notification does the same. */
  button: string | null;
}

/** Shows a notification, or changes the one with the same id. */
export async function showNotice(id: string, { title, message, button }: Notice): Promise<void> {
  const options: Notifications.CreateNotificationOptions & {
    buttons?: { title: string }[];
    silent?: boolean;
  } = {
    type: "basic",
    iconUrl: browser.runtime.getURL("icon/128.png"),
    title,
    message,
    ...(hasNoticeButtons() ? { buttons: button === null ? [] : [{ title: button }], silent: true } : {}),
  };
  await browser.notifications.create(id, options);
}

/** Takes a notification away. */
export async function hideNotice(id: string): Promise<void> {
  await browser.notifications.clear(id);
}

/** The ids of those of ours that are there, until somebody puts them away. */
export async function shownNotices(): Promise<string[]> {
  return Object.keys(await browser.notifications.getAll());
}

/** Takes all of ours away. */
export async function hideNotices(): Promise<void> {
  await Promise.all((await shownNotices()).map(hideNotice));
}

/** Whether notifications can have buttons here. */
export function hasNoticeButtons(): boolean {
  // Firefox has no such event and refuses notifications with buttons.
  return "onButtonClicked" in browser.notifications && !import.meta.env.FIREFOX;
}

/** Calls back when the button of a notification is pressed, or in its lack the notification itself. */
export function onNoticeAction(callback: (id: string) => void): void {
  if (hasNoticeButtons()) browser.notifications.onButtonClicked.addListener((id) => callback(id));
  else browser.notifications.onClicked.addListener(callback);
}
