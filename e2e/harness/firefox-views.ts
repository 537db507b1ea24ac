import type { Browser, Page } from "puppeteer-core";
import { bidiOf, evaluateText } from "./firefox-bidi";
import type { ChromeScope } from "./firefox-chrome-scope";
import {
  adoptView,
  extendTabs,
  hasPopup,
  hidePopup,
  isBackgroundRunning,
  pressButton,
  wakeBackground,
} from "./firefox-inside";
import { firefoxPages } from "./firefox-pages";
import type { Harness } from "./harness";
import { callText } from "./remote-call";
import { until } from "./until";

/**
 * The extension's own documents: event page, the real popup, pages in tabs. WebDriver leaves an extension's frames out; once its
 * list of tabs contains them, all its commands work there too: scripts, mouse, keys, pictures.
 */
export async function firefoxViews(parts: Parts): Promise<FirefoxViews> {
  const { browser, scope, id, extensionOrigin } = parts;
  const bidi = bidiOf(browser);
  const pages = firefoxPages(browser);
  let popup: Page | null = null;

  await scope.call(extendTabs);
  const adopt = (viewType: string, path: string) =>
    until(`the extension's ${viewType} ${path}`, () => scope.call(adoptView, id, viewType, path));
  // Installing opens the options page; waited for, as it puts itself in front of whatever is done meanwhile.
  await adopt("tab", "options.html");

  async function openExtensionPage(path: string): Promise<Page> {
    const page = await browser.newPage();
    await pages.goTo(page, `${extensionOrigin}/${path}`);
    return page;
  }

  async function openOptions(): Promise<Page> {
    const open = await scope.call(adoptView, id, "tab", "options.html");
    if (open === null) return openExtensionPage("options.html");
    const page = await pages.pageOf(open);
    await page.bringToFront();
    return page;
  }

  async function openPopup(over: Page): Promise<Page> {
    await closePopup();
    await over.bringToFront();
    await scope.call(pressButton, id);
    popup = await pages.pageOf(await adopt("popup", "popup.html"));
    return popup;
  }

  async function closePopup(): Promise<void> {
    await scope.call(hidePopup, id);
    await until("the popup's end", async () => !(await scope.call(hasPopup, id)));
    if (popup !== null) await pages.forget(popup);
    popup = null;
  }

  return {
    openExtensionPage,
    openOptions,
    openPopup,
    closePopup,
    openedPanel: async () => pages.pageOf(await adopt("sidebar", "sidepanel.html")),
    inBackground: async (task, ...args) => {
      await scope.call(wakeBackground, id);
      const { context } = await adopt("background", "");
      return JSON.parse(await evaluateText(bidi, context, callText(task, args, "browser")));
    },
    isBackgroundRunning: () => scope.call(isBackgroundRunning, id),
  };
}

interface Parts {
  browser: Browser;
  scope: ChromeScope;
  id: string;
  extensionOrigin: string;
}

type FirefoxViews = Pick<
  Harness,
  | "openExtensionPage"
  | "openOptions"
  | "openPopup"
  | "closePopup"
  | "openedPanel"
  | "inBackground"
  | "isBackgroundRunning"
>;
