import type { ElementHandle, Page } from "puppeteer-core";

/** The least contrast of what is drawn to what is around it. */
const LEAST = 3;
/** A ring around the smallest control has more points than a cursor or a line under a word. */
const LEAST_POINTS = 60;

/**
 * What is drawn in the window but cannot be seen: texts, drawings, boxes and bars whose points are all of nearly one colour. It looks at
 * the picture and not at styles: browsers that force colours draw what no style tells of.
 *
 * @returns one line for each
 */
export async function unseen(page: Page): Promise<string[]> {
  await page.evaluate(giveEyes);
  return page.evaluate(lookFor, await page.screenshot({ encoding: "base64" }), LEAST);
}

/**
 * The kinds of controls in the window whose focus changes too little of the picture. Leaves the focus nowhere.
 *
 * @param kinds - those that were looked at before, which are left out; the others are added
 */
export async function unseenFocus(page: Page, kinds: Set<string>): Promise<string[]> {
  const found: string[] = [];
  const controls = await page.$$("button, input, select, textarea, a[href]");
  await page.evaluate(giveEyes);
  // The browser draws no ring for a mouse.
  await page.keyboard.press("Shift");
  for (const control of controls) {
    const kind = await control.evaluate(kindOf);
    if (kind === null || kinds.has(kind)) continue;
    kinds.add(kind);
    if ((await changedByFocus(page, control)) < LEAST_POINTS) found.push(kind);
  }
  return found;
}

/** How many points change their colour visibly. */
async function changedByFocus(page: Page, control: ElementHandle): Promise<number> {
  const take = () => page.screenshot({ encoding: "base64" });
  await control.evaluate((element) => (element as HTMLElement).blur());
  const before = await take();
  await control.evaluate((element) => (element as HTMLElement).focus());
  const after = await take();
  await control.evaluate((element) => (element as HTMLElement).blur());
  return page.evaluate(countChanged, before, after, LEAST);
}

/** Runs in the page. Null for what is not there to be used. */
function kindOf(element: Element): string | null {
  const { top, bottom, width } = element.getBoundingClientRect();
  if (width === 0 || top < 0 || bottom > innerHeight || element.matches(":disabled")) return null;
  return [element.tagName, element.className, element.getAttribute("data-look")].join(" ");
}

/** Runs in the page. */
async function lookFor(picture: string, least: number): Promise<string[]> {
  const { points, contrast } = window.eyes;
  const { data, width: across } = await points(picture);
  const scale = across / innerWidth;
  const found: string[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.nodeValue?.trim();
    if (!text || !isDrawn(node.parentElement)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const line of range.getClientRects()) if (isOneColour(line)) found.push(text);
  }
  for (const drawn of document.querySelectorAll("svg, input[type=checkbox], input[type=range], progress"))
    if (isDrawn(drawn) && isOneColour(drawn.getBoundingClientRect())) found.push(drawn.outerHTML);
  return found;

  /** What only screen readers get is cut off, what is off may be faint. */
  function isDrawn(element: Element | null): boolean {
    if (!element || element.closest("script, style, select, [aria-disabled=true], :disabled")) return false;
    if (!element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true })) return false;
    for (let box: Element | null = element; box; box = box.parentElement)
      if (getComputedStyle(box).clipPath !== "none") return false;
    return true;
  }

  function isOneColour({ left, top, right, bottom }: DOMRect): boolean {
    const isWithin = left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight;
    if (!isWithin || right - left < 4 || bottom - top < 4) return false;
    // Without the edge, which may be of what is around it.
    const [from, to, first, last] = [left + 1, right - 1, top + 1, bottom - 1].map((at) =>
      Math.round(at * scale),
    ) as [number, number, number, number];
    const start = (first * across + from) * 4;
    for (let row = first; row < last; row++)
      for (let column = from; column < to; column++)
        if (contrast(data, start, data, (row * across + column) * 4) >= least) return false;
    return true;
  }
}

/** Runs in the page. */
async function countChanged(before: string, after: string, least: number): Promise<number> {
  const { points, contrast } = window.eyes;
  const [old, now] = [await points(before), await points(after)];
  let count = 0;
  for (let at = 0; at < old.data.length; at += 4) if (contrast(old.data, at, now.data, at) >= least) count++;
  return count;
}

interface Eyes {
  /** The points of a picture. */
  points(picture: string): Promise<ImageData>;
  /** The contrast of two points, as the Web Content Accessibility Guidelines compute it. */
  contrast(one: Uint8ClampedArray, at: number, other: Uint8ClampedArray, otherAt: number): number;
}

declare global {
  interface Window {
    eyes: Eyes;
  }
}

/** Gives a page what both looks need. Runs in it and stands on its own. */
function giveEyes(): void {
  const parts = Array.from({ length: 256 }, (_, channel) => {
    const part = channel / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  const part = (channel = 0) => parts[channel] ?? 0;
  const luminance = (data: Uint8ClampedArray, at: number) =>
    0.2126 * part(data[at]) + 0.7152 * part(data[at + 1]) + 0.0722 * part(data[at + 2]);
  window.eyes = {
    points: async (picture) => {
      const answer = await fetch(`data:image/png;base64,${picture}`);
      const image = await createImageBitmap(await answer.blob());
      const pen = new OffscreenCanvas(image.width, image.height).getContext("2d");
      if (!pen) throw new Error("There is nothing to draw on.");
      pen.drawImage(image, 0, 0);
      return pen.getImageData(0, 0, image.width, image.height);
    },
    contrast: (one, at, other, otherAt) => {
      const [a, b] = [luminance(one, at) + 0.05, luminance(other, otherAt) + 0.05];
      return Math.max(a, b) / Math.min(a, b);
    },
  };
}
