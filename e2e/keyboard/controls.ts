import type { Page } from "puppeteer-core";
import { callText } from "../harness/remote-call";
import { until } from "../harness/until";

/** Where the focus of a page is among its controls. */
interface Place {
  /** How many controls come before what has the focus, in the order of the document. */
  at: number;
  /** What a screen reader calls what has the focus. */
  name: string;
  /** Whether it is a control, and not a text that was given the focus. */
  isControl: boolean;
  isSeen: boolean;
  box: { top: number; bottom: number; left: number; right: number };
  /** The names of all controls. */
  names: string[];
}

/** Where the focus is. */
export async function placeIn(page: Page): Promise<Place> {
  return JSON.parse(String(await page.evaluate(callText(place, []))));
}

/**
 * Goes with the Tab key from the first control of a page to the last one.
 *
 * @returns a line for each that is not reached in its turn, is not seen to have the focus, or lies before the one before it
 */
export async function hardToReach(page: Page): Promise<string[]> {
  await page.evaluate(() => document.querySelector<HTMLElement>("a[href], button, input")?.focus());
  const wrong: string[] = [];
  let before: Place["box"] | null = null;
  const { names } = await placeIn(page);
  for (const [index, name] of names.entries()) {
    if (index > 0) await page.keyboard.press("Tab");
    const { at, isControl, isSeen, box, ...found } = await settledPlace(page);
    if (at !== index || !isControl) wrong.push(`in place of ${name}: ${found.name}`);
    if (!isSeen) wrong.push(`cannot be seen: ${found.name}`);
    // In one line from left to right, and lines from top to bottom.
    const isOneLine = before && box.top < before.bottom && before.top < box.bottom;
    if (before && (isOneLine ? box.left < before.right - 1 : box.top < before.top))
      wrong.push(`before the one before it: ${found.name}`);
    before = box;
  }
  return wrong;
}

/** Where the focus is, once the page was scrolled there, which may take some frames. */
async function settledPlace(page: Page): Promise<Place> {
  const seen = async () => {
    const place = await placeIn(page);
    return place.isSeen && place;
  };
  return await until("a focus to be seen", seen, 1_000).catch(() => placeIn(page));
}

/** Runs in the page. */
function place(): Place {
  const all = document.querySelectorAll<HTMLElement>(
    'a[href], button, input, select, textarea, [tabindex="0"]',
  );
  const controls = [...all].filter(
    (one) => one.checkVisibility() && !one.matches(":disabled, [tabindex='-1']"),
  );
  const nameOf = (element: Element) => {
    const label = element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;
    const text = label ? element.labels?.[0]?.textContent : element.textContent;
    return (element.getAttribute("aria-label") ?? text ?? "").replace(/\s+/g, " ").trim();
  };
  const active = document.activeElement ?? document.body;
  const isBefore = (one: Element) =>
    (one.compareDocumentPosition(active) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  // A field within a frame may leave it to the frame.
  const hasRing = [active, active.parentElement].some((element) => {
    const { outlineStyle, outlineWidth } = element ? getComputedStyle(element) : new CSSStyleDeclaration();
    return outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 1;
  });
  const { top, bottom, left, right } = active.getBoundingClientRect();
  // Firefox scrolls only to what is out of sight altogether.
  const isInside = bottom > 0 && top < innerHeight && left >= 0 && right <= innerWidth;
  return {
    at: controls.filter((one) => one !== active && isBefore(one)).length,
    name: nameOf(active),
    isControl: controls.some((one) => one === active),
    isSeen: hasRing && isInside,
    box: { top: top + scrollY, bottom: bottom + scrollY, left, right },
    names: controls.map(nameOf),
  };
}
