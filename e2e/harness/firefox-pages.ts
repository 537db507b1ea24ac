import type { Browser, Page } from "puppeteer-core";
import { bidiOf, evaluateText } from "./firefox-bidi";
import { until } from "./until";

/**
 * Puppeteer's pages for what Firefox does not report: the extension's own pages. WebDriver can use them, but says nothing about
 * their coming, going and loading.
 */
export function firefoxPages(browser: Browser): FirefoxPages {
  const bidi = bidiOf(browser);

  async function known(context: string): Promise<Page | undefined> {
    return (await browser.pages()).find((page) => contextOf(page) === context);
  }

  async function loaded(context: string, url: string): Promise<void> {
    await until(`${url} to be there`, async () => {
      const state = await evaluateText(bidi, context, "location.href + ' ' + document.readyState");
      return state.startsWith(url) && state.endsWith(" complete");
    });
  }

  function tellAddress(context: string, url: string): void {
    bidi.emit("browsingContext.fragmentNavigated", { context, url, navigation: null, timestamp: Date.now() });
  }

  return {
    pageOf: async ({ context, url }) => {
      await loaded(context, url);
      const page = await known(context);
      if (page) {
        tellAddress(context, url);
        return page;
      }
      // With this Puppeteer takes it for a page that has just been opened.
      bidi.emit("browsingContext.contextCreated", description(context, url));
      return await until("Puppeteer's page", () => known(context));
    },
    forget: async (page) => {
      bidi.emit("browsingContext.contextDestroyed", description(contextOf(page), page.url()));
    },
    goTo: async (page, url) => {
      const context = contextOf(page);
      // `page.goto` would wait for ever.
      await bidi.send("browsingContext.navigate", { context, url, wait: "none" });
      await loaded(context, url);
      bidi.emit("browsingContext.fragmentNavigated", {
        context,
        url,
        navigation: null,
        timestamp: Date.now(),
      });
    },
  };
}

function contextOf(page: Page): string {
  const { _id } = page.mainFrame() as unknown as { _id?: string };
  if (_id === undefined) throw new Error("This Puppeteer keeps a frame's id elsewhere.");
  return _id;
}

function description(context: string, url: string): object {
  const none = { parent: null, children: null, originalOpener: null };
  return { context, url, userContext: "default", clientWindow: "", ...none };
}

export interface FirefoxPages {
  /** The page of a context that WebDriver can use, loaded. */
  readonly pageOf: (view: { context: string; url: string }) => Promise<Page>;
  /** For a page that was closed behind Puppeteer's back. */
  readonly forget: (page: Page) => Promise<void>;
  /** Leads a tab to one of the extension's pages. */
  readonly goTo: (page: Page, url: string) => Promise<void>;
}
