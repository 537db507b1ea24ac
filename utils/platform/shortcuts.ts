import browser from "webextension-polyfill";

/** A keyboard command of ours as it is set in the browser now. */
export interface Shortcut {
  name: string;
  /** In the browser's own writing, such as "Alt+Shift+O"; empty when none is set. */
  keys: string;
  /** What the browser shows for it; may be empty. */
  description: string;
}

/** Our keyboard commands; people change them in the browser. */
export async function shortcuts(): Promise<Shortcut[]> {
  const commands = await browser.commands.getAll();
  return commands.map(({ name = "", shortcut = "", description = "" }) => ({
    name,
    keys: shortcut,
    description,
  }));
}

/** Opens the browser's own page for shortcuts. @returns false where that cannot be done */
export async function openShortcutSettings(): Promise<boolean> {
  try {
    // Chromium has no function for it, but its page may be opened; Edge takes Chrome's address.
    if ("openShortcutSettings" in browser.commands) await browser.commands.openShortcutSettings();
    else await browser.tabs.create({ url: "chrome://extensions/shortcuts" });
    return true;
  } catch {
    return false;
  }
}
