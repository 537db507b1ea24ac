import browser from "webextension-polyfill";

/** The parts of the options page that other screens point at; each is the id of its section. */
export type OptionsSection = "connect" | "activity";

/** Opens the options in a tab, at one of their parts. */
export async function openOptions(section?: OptionsSection): Promise<void> {
  // `openOptionsPage` reuses a tab that is open already, but cannot point at a part.
  if (!section) return browser.runtime.openOptionsPage();
  await browser.tabs.create({ url: browser.runtime.getURL(`options.html#${section}`) });
}
