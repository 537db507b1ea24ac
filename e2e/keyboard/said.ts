import type { Page } from "puppeteer-core";
import { expect } from "vitest";
import { until } from "../harness/until";

/** Someone who hears what a page says. */
export interface Ears {
  /** What was said since this was asked last, once there is something. */
  news(): Promise<string[]>;
  /** Throws if something was said since then. */
  heardNothing(): Promise<void>;
}

/** Listens to a page from now on. */
export async function earsOn(page: Page): Promise<Ears> {
  await page.evaluate(listen);
  let heard = 0;
  return {
    news: async () => {
      const all = await until("words", async () => {
        const words = await page.evaluate(said);
        return words.length > heard && words;
      });
      const fresh = all.slice(heard);
      heard = all.length;
      return fresh;
    },
    heardNothing: async () => expect((await page.evaluate(said)).slice(heard)).toEqual([]),
  };
}

/** Notes from now on what the page's live regions come to say. Runs in the page. */
export function listen(): void {
  const regions = '[role="status"], [role="alert"], output, [aria-live="polite"]';
  const words: string[] = [];
  Object.assign(window, { said: words });
  new MutationObserver((changes) => {
    const changed = changes.map(({ target }) =>
      (target instanceof Element ? target : target.parentElement)?.closest(regions),
    );
    for (const region of new Set(changed)) if (region?.textContent) words.push(region.textContent);
  }).observe(document, { subtree: true, childList: true, characterData: true });
}

/** What they said since. Runs in the page. */
export function said(): string[] {
  return (window as unknown as { said: string[] }).said;
}
