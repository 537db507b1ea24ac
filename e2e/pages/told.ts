import type { Page } from "puppeteer-core";
import type { Harness } from "../harness/harness";

/** The ids that the background keeps for a tab, which comes to the front, in their order; null when nothing was told of it. */
export async function idsOfTab(harness: Harness, page: Page): Promise<string[] | null> {
  await page.bringToFront();
  return harness.inBackground(async (api) => {
    const [tab] = await api.tabs.query({ active: true, lastFocusedWindow: true });
    const key = `tab:${tab?.id}`;
    const frames = (await api.storage.session.get(key))[key] as Record<string, { ids: string[] }> | undefined;
    return frames === undefined ? null : Object.values(frames).flatMap(({ ids }) => ids);
  });
}
