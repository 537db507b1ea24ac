import type { CDPSession, Page } from "puppeteer-core";

/** Nothing moves: what is looked at stays as it is. */
export const still = { "prefers-reduced-motion": "reduce" };

const sessions = new WeakMap<Page, CDPSession>();

/**
 * Has a page believe in what its user set, by the names of media features. Puppeteer's own way to say so knows no forced colours, and each
 * way takes back what the other one said.
 */
export async function emulateMedia(page: Page, features: Record<string, string>): Promise<void> {
  const session = sessions.get(page) ?? (await page.createCDPSession());
  sessions.set(page, session);
  await session.send("Emulation.setEmulatedMedia", {
    features: Object.entries(features).map(([name, value]) => ({ name, value })),
  });
}
