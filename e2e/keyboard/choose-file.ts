import type { ElementHandle, Page } from "puppeteer-core";
import { until } from "../harness/until";

/**
 * Chooses a file where the browser's window for it would open: that window is nobody's to drive, and Firefox's would stay open.
 *
 * @param open - does what opens it
 */
export async function chooseFile(page: Page, path: string, open: () => Promise<void>): Promise<void> {
  const input = (await page.$('input[type="file"]')) as ElementHandle<HTMLInputElement>;
  await input.evaluate((field) => {
    const note = (event: Event) => {
      event.preventDefault();
      // Without a person's key or click the browser would open nothing.
      field.dataset["opens"] = String(navigator.userActivation.isActive);
    };
    field.addEventListener("click", note, { once: true });
  });
  await open();
  await until("the window for files", () => input.evaluate((field) => field.dataset["opens"] === "true"));
  await input.evaluate((field) => delete field.dataset["opens"]);
  await input.uploadFile(path);
}
