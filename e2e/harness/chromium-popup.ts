import type { Browser, Page, Target } from "puppeteer-core";
import type { ChromiumWorker } from "./chromium-worker";
import { pause, until } from "./until";

/** The popup as the toolbar's button opens it. */
export function chromiumPopup(browser: Browser, id: string, worker: ChromiumWorker): ChromiumPopup {
  // A tab may show the same address; the popup is the one that is not in the browser's tabs.
  const tabs = new Set<Target>();
  const isPopup = (target: Target): boolean =>
    target.url().startsWith(`chrome-extension://${id}/popup.html`) && !tabs.has(target);

  async function close(): Promise<void> {
    for (const target of browser.targets().filter(isPopup)) await (await target.asPage()).close();
    await until("the popup's end", () => !browser.targets().some(isPopup));
  }

  async function open(over: Page, untouchedMs = 0): Promise<Page> {
    tabs.clear();
    for (const page of await browser.pages()) tabs.add(page.target());
    await close();
    await over.bringToFront();
    await pressButton(over);
    const target = await browser.waitForTarget(isPopup, { timeout: 10_000 });
    await pause(untouchedMs);
    const popup = await target.asPage();
    await until("the popup's document", () => popup.evaluate("document.readyState === 'complete'"));
    return popup;
  }

  /** As a click does it, which also lends the extension the tab; older browsers can only be asked by the extension itself. */
  async function pressButton(over: Page): Promise<void> {
    try {
      const extension = (await browser.extensions()).get(id);
      if (extension === undefined) throw new Error("This browser does not list its extensions.");
      await over.triggerExtensionAction(extension);
    } catch {
      await worker.run((api) => api.action.openPopup());
    }
  }

  return { open, close };
}

export interface ChromiumPopup {
  readonly open: (over: Page, untouchedMs?: number) => Promise<Page>;
  readonly close: () => Promise<void>;
}
