import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Sandbox, startSandbox } from "../sandbox";
import { brokenRules } from "./gallery/broken-rules";
import { launch } from "./harness/browser";
import { press, shows } from "./harness/find";
import type { Harness } from "./harness/harness";
import { connect, listedIds, rowShows, toggleDetails } from "./harness/screens";
import { pause, until } from "./harness/until";

/** The screens as they are shipped; all their states are looked at in the gallery. */
let sandbox: Sandbox;
let harness: Harness;
let options: Page;
/** Of the browser whose pages are zoomed. */
let profile: string;

beforeAll(async () => {
  profile = await mkdtemp(join(tmpdir(), "closeout-zoomed-"));
  sandbox = await startSandbox();
  harness = await launch(sandbox, { browser: "chromium" });
  options = await harness.openOptions();
  // Axe cannot tell the colours of what is scrolled out of sight.
  await options.setViewport({ width: 1000, height: 2500 });
});
afterAll(async () => {
  await harness?.close();
  await sandbox?.stop();
  await rm(profile, { recursive: true, force: true });
});

test("the options page breaks no rule of accessibility, before connecting and after", async () => {
  await until("the field for a token", () => options.$("#token"));
  expect(await brokenRules(options)).toEqual([]);
  await connect(options, sandbox.tokens.write);
  expect(await brokenRules(options)).toEqual([]);
});

test("nothing in the popup moves when the details of its tickets come", async () => {
  const popup = await openPopup();
  await until("all details in sight", () =>
    popup.$$eval("[data-ticket]", (rows) =>
      rows.slice(0, 6).every((row) => row.querySelector("[data-status]") !== null),
    ),
  );
  expect(await popup.evaluate(shifts)).toEqual([]);
});

test("the popup breaks no rule either, and is as wide as it should be", async () => {
  const popup = await openPopup();
  expect(await sizesOf(popup)).toEqual({ window: 400, page: 400, pixels: 1 });
  expect(await brokenRules(popup)).toEqual([]);
});

describe("where all pages are drawn at 200 %", () => {
  beforeAll(async () => {
    await harness.close();
    await mkdir(join(profile, "Default"));
    await writeFile(join(profile, "Default", "Preferences"), JSON.stringify(zoomedTwice));
    harness = await launch(sandbox, { browser: "chromium", profile });
    options = await harness.openOptions();
    await connect(options, sandbox.tokens.write);
  });

  test.each([1000, 640])("nothing of the options page is lost in a window of %i pixels", async (width) => {
    await options.setViewport({ width, height: 800 });
    expect(await sizesOf(options)).toEqual({ window: width / 2, page: width / 2, pixels: 2 });
    expect(await outOfReach(options)).toEqual([]);
  });

  test("nor of the popup, which has half the height then", async () => {
    const popup = await openPopup();
    expect(await sizesOf(popup)).toEqual({ window: 400, page: 400, pixels: 2 });
    expect(await popup.evaluate(() => innerHeight)).toBe(300);
    await harness.screenshot(popup, "popup-200");
    expect(await outOfReach(popup)).toEqual([]);
    const [last = ""] = (await listedIds(popup)).slice(-1);
    await toggleDetails(popup, last);
    await rowShows(popup, last, /Details from/);
    expect(await outOfReach(popup)).toEqual([]);
  });

  test("nor can the wheel move the popup out of its window", async () => {
    const popup = await openPopup();
    await popup.mouse.move(200, 150);
    // To the end of the list, and then beyond it.
    for (const _ of [1, 2, 3, 4, 5]) {
      await popup.mouse.wheel({ deltaY: 5_000 });
      // Wheels that follow at once belong to the one before.
      await pause(300);
    }
    expect(await popup.$eval("header", (header) => header.getBoundingClientRect().top)).toBe(0);
  });

  test("nor of the panel at the side", async () => {
    await press(await openPopup(), "button", "Open at the side");
    const panel = await harness.openedPanel();
    await shows(panel, /On this page/);
    const { window, page, pixels } = await sizesOf(panel);
    expect([page, pixels]).toEqual([window, 2]);
    await harness.screenshot(panel, "panel-200");
    expect(await outOfReach(panel)).toEqual([]);
  });
});

/** What a user sets for all pages, in the browser's own terms: each step is a fifth more. */
const zoomedTwice = { partition: { default_zoom_level: { x: Math.log(2) / Math.log(1.2) } } };

async function openPopup(): Promise<Page> {
  const popup = await harness.openPopup(await harness.newPage(sandbox.webOrigin));
  await shows(popup, /On this page/);
  return popup;
}

/** What moved up or down since the page was opened. A button with another word on it may begin elsewhere in its line. */
function shifts(): Promise<string[]> {
  return new Promise((resolve) => {
    const found: string[] = [];
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as LayoutShift[])
        for (const { node, previousRect, currentRect } of entry.sources)
          if (previousRect.top !== currentRect.top && node instanceof Element) found.push(node.outerHTML);
    }).observe({ type: "layout-shift", buffered: true });
    // What is told late is told within a frame.
    requestAnimationFrame(() => setTimeout(() => resolve(found), 100));
  });
}

/** Widths in CSS pixels, and how many pixels of the screen each of them is. */
function sizesOf(page: Page): Promise<{ window: number; page: number; pixels: number }> {
  return page.evaluate(() => ({
    window: document.documentElement.clientWidth,
    page: document.documentElement.scrollWidth,
    pixels: devicePixelRatio,
  }));
}

/** What can be pressed or filled in, but lies where no scrolling leads. */
function outOfReach(page: Page): Promise<string[]> {
  return page.$$eval("button, input, select, textarea, a[href]", (controls) =>
    controls.flatMap((control) => {
      if (!control.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: false })) return [];
      // Sideways a script could scroll what nobody else can.
      const { left, right } = control.getBoundingClientRect();
      control.scrollIntoView({ block: "center" });
      const { top, bottom } = control.getBoundingClientRect();
      const isThere = left >= 0 && right <= innerWidth && top >= 0 && bottom <= innerHeight;
      const [x, y] = [(left + right) / 2, (top + bottom) / 2];
      const isCovered = !control.closest("label, [class]")?.contains(document.elementFromPoint(x, y));
      return isThere && !isCovered ? [] : [control.outerHTML];
    }),
  );
}

/** Not in TypeScript's library: only Chromium tells of it. */
interface LayoutShift extends PerformanceEntry {
  sources: { node: Node | null; previousRect: DOMRectReadOnly; currentRect: DOMRectReadOnly }[];
}
