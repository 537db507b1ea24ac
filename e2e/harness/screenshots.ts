import { mkdir } from "node:fs/promises";
import type { Page } from "puppeteer-core";
import { type BrowserName, repository } from "./executables";

/** Saves a picture of a page as `screenshots/<browser>-<name>.png`, which git ignores, and gives its path. */
export async function saveScreenshot(page: Page, browser: BrowserName, name: string): Promise<string> {
  const folder = `${repository}screenshots`;
  await mkdir(folder, { recursive: true });
  const path = `${folder}/${browser}-${name}.png` as const;
  await page.screenshot({ path });
  return path;
}
