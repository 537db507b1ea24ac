import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "puppeteer-core";
import { chromiumPopup } from "../e2e/harness/chromium-popup";
import { chromiumWorker } from "../e2e/harness/chromium-worker";
import { buildFolder } from "../e2e/harness/executables";
import { documentOf } from "./pages/page";

/** A popup that is nothing but a word. */
export interface EmptyPopup {
  open(over: Page, untouchedMs: number): Promise<Page>;
  close(): Promise<void>;
  /** Deletes its files. */
  forget(): Promise<void>;
}

/** Installs a copy of the built extension beside it that differs in its popup alone, which has neither scripts nor styles. */
export async function installEmptyPopup(tab: Page): Promise<EmptyPopup> {
  const folder = await mkdtemp(join(tmpdir(), "closeout-empty-"));
  await cp(buildFolder("chromium"), folder, { recursive: true });
  await writeFile(join(folder, "popup.html"), documentOf("Closeout", "<p>Closeout</p>"));
  const browser = tab.browser();
  const id = await browser.installExtension(folder);
  const origin = `chrome-extension://${id}`;
  // It opens its options once; before they are there they would come in front of what is measured.
  const options = await browser.waitForTarget((target) => target.url().startsWith(`${origin}/options.html`));
  await (await options.page())?.close();
  const popup = chromiumPopup(browser, id, chromiumWorker(browser, origin));
  return { ...popup, forget: () => rm(folder, { recursive: true, force: true }) };
}
