import type { ElementHandle, Page } from "puppeteer-core";
import { until } from "./until";

/**
 * Waits for the one element that the browser's accessibility tree calls by this role and name, as a screen reader would.
 * Puppeteer's own `::-p-aria` does the same by a function it puts into the page, which does not reach Firefox's popup.
 *
 * @param name - the whole accessible name; or an expression for an element's label or, in its lack, its text
 */
export async function find(
  within: Page | ElementHandle,
  role: string | null,
  name: string | RegExp,
  timeoutMs?: number,
): Promise<ElementHandle> {
  const what = `${role ?? "something"} named ${name}`;
  return await until(what, async () => (await findAll(within, role, name))[0], timeoutMs);
}

/** All elements there are now; see `find`. */
async function findAll(
  within: Page | ElementHandle,
  role: string | null,
  name: string | RegExp,
): Promise<ElementHandle[]> {
  const ofRole = role === null ? "" : `[role="${role}"]`;
  if (typeof name === "string") return await within.$$(`aria/${name}${ofRole}`);
  const all = await within.$$(`aria/${ofRole}`);
  const labels = await Promise.all(all.map(labelOf));
  return all.filter((_, index) => name.test(labels[index] ?? ""));
}

/** Presses what `find` finds. */
export async function press(
  within: Page | ElementHandle,
  role: string,
  name: string | RegExp,
  timeoutMs?: number,
): Promise<void> {
  const element = await until(
    `${role} named ${name} to press`,
    async () => {
      const [first] = await findAll(within, role, name);
      await first?.scrollIntoView();
      // Fails while it moves, is covered or has just gone.
      return (await first?.clickablePoint()) && first;
    },
    timeoutMs,
  );
  // Outside of the waiting: a press must never happen twice.
  await element.click();
}

/** The text that a person sees in a page or an element, spaces joined. */
export async function textOf(within: Page | ElementHandle): Promise<string> {
  const element = "mainFrame" in within ? await within.$("body") : within;
  const text = await element?.evaluate((node) =>
    // biome-ignore lint/performance/useDomNodeTextContent: what is hidden must not count as shown.
    node instanceof HTMLElement ? node.innerText : node.textContent,
  );
  return (text ?? "").replace(/\s+/g, " ").trim();
}

/** Waits until a page or an element shows a text; in its lack, the error's cause tells what is shown. */
export async function shows(within: Page | ElementHandle, text: RegExp, timeoutMs?: number): Promise<string> {
  const look = async () => {
    const shown = await textOf(within);
    const found = text.exec(shown)?.[0];
    if (!found) throw new Error(`Shown is “${shown.slice(0, 2_000)}”`);
    return found;
  };
  return await until(`the text ${text}`, look, timeoutMs);
}

function labelOf(element: ElementHandle): Promise<string> {
  return element.evaluate((node) => (node.getAttribute("aria-label") ?? node.textContent ?? "").trim());
}
