import type { Page } from "puppeteer-core";
import { launchChromium } from "../e2e/harness/chromium";
import type { Harness } from "../e2e/harness/harness";
import { changeSettings } from "../e2e/harness/screens";

/** Two browsers that differ in nothing but us. */
export interface Browsers {
  readonly withUs: Harness;
  readonly withoutUs: Harness;
  /** Whether a script is one of ours. */
  isOurs(url: string): boolean;
  /** Switches the marks in pages on or off, as the options page does. */
  setUnderline(isOn: boolean): Promise<void>;
  /** What the background was told since the last time, whatever the message is called. */
  takeHeard(): Promise<Heard[]>;
  close(): Promise<void>;
}

/** A message from a page. */
interface Heard {
  /** In ms since 1970. */
  readonly at: number;
  readonly text: string;
}

/** No service answers there: the extension has no token and asks for nothing. */
const NO_PORT = 1;

/** Starts both; the second one loses the extension again, so that all else about it is the same. */
export async function startBrowsers(): Promise<Browsers> {
  const withUs = await launchChromium(NO_PORT, { collectErrors: false });
  const withoutUs = await launchChromium(NO_PORT, { collectErrors: false });
  const tab = await withoutUs.newPage();
  await tab.browser().uninstallExtension(new URL(withoutUs.extensionOrigin).hostname);
  const options = await withUs.openOptions();
  await withUs.inBackground((api) => {
    const heard: Heard[] = [];
    Object.assign(globalThis, { benchHeard: heard });
    api.runtime.onMessage.addListener((message: unknown) => {
      heard.push({ at: Date.now(), text: JSON.stringify(message) });
      // Answering is left to the extension.
      return undefined;
    });
  });
  return {
    withUs,
    withoutUs,
    isOurs: (url) => url.startsWith(`${withUs.extensionOrigin}/`),
    // Asked from behind: what is measured stays in front.
    setUnderline: (isOn) => changeSettings(options, { underline: isOn }),
    takeHeard: () =>
      withUs.inBackground(() => {
        const { benchHeard } = globalThis as unknown as { benchHeard: Heard[] };
        return benchHeard.splice(0);
      }),
    close: async () => void (await Promise.all([withUs.close(), withoutUs.close()])),
  };
}

/** Opens a tab for some work and closes it, whatever happens. */
export async function inTab<T>(browser: Harness, work: (tab: Page) => Promise<T>): Promise<T> {
  const tab = await browser.newPage();
  try {
    return await work(tab);
  } finally {
    await tab.close();
  }
}
