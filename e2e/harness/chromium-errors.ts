import type { Browser, Page } from "puppeteer-core";
import { callText } from "./remote-call";

/**
 * What goes wrong in the extension. Chromium keeps a list of it for developers, which also knows the worker's first moments and
 * the content scripts; our own pages are listened to as well.
 *
 * @param collect - whether to turn the list on, which has to happen before the extension is there
 */
export async function chromiumErrors(browser: Browser, collect: boolean): Promise<ChromiumErrors> {
  const heard = new Set<string>();
  const [list] = await browser.pages();
  if (collect && list) {
    await list.goto("chrome://extensions/");
    await list.evaluate("chrome.developerPrivate.updateProfileConfiguration({ inDeveloperMode: true })");
  }
  return {
    watch: (page) => {
      page.on("pageerror", (error) => heard.add(error instanceof Error ? error.message : String(error)));
      page.on("console", (message) => {
        if (message.type() === "error") heard.add(message.text());
      });
    },
    read: async (id) => {
      if (!collect || !list) throw new Error("Errors are not collected: launch with `collectErrors`.");
      const kept = JSON.parse(String(await list.evaluate(callText(readList, [id])))) as string[];
      return [...new Set([...kept, ...heard])];
    },
  };
}

async function readList(id: string): Promise<string[]> {
  const { runtimeErrors } = await chrome.developerPrivate.getExtensionInfo(id);
  return runtimeErrors.filter(({ severity }) => severity === "ERROR").map(({ message }) => message);
}

/** The part of the browser's own page that we use. */
declare const chrome: {
  developerPrivate: {
    getExtensionInfo(id: string): Promise<{ runtimeErrors: { severity: string; message: string }[] }>;
  };
};

export interface ChromiumErrors {
  readonly watch: (page: Page) => void;
  readonly read: (id: string) => Promise<string[]>;
}
