import { readdirSync } from "node:fs";
import puppeteer, { type Browser, type Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { scenarios } from "../components/gallery/scenarios";
import { drawScenario, type Gallery, openGallery } from "../scripts/lib/gallery";
import { brokenRules } from "./gallery/broken-rules";
import { cutTexts } from "./gallery/cut-texts";
import { executableOf } from "./harness/executables";

/** The longest first: what a screen says once and keeps saying is then looked at in its longest form. */
const languages = ["pseudo", "pseudo-rtl", ...readdirSync("public/_locales")];
/** The popup as it stands, and the largest that browsers make it at 200 %: its pixels are larger, and so it has fewer of them. */
const POPUP = { width: 400, height: 600 };
const ZOOMED = { width: 400, height: 300, deviceScaleFactor: 2 };
/** What is left of a window of 1280 × 1024 at 400 %, and of a narrow panel: nothing has to be scrolled sideways. */
const NARROW = { width: 320, height: 256, deviceScaleFactor: 4 };
const OPTIONS = { width: 900, height: 600 };
const OPTIONS_ZOOMED = { width: 640, height: 512, deviceScaleFactor: 2 };
/** The narrowest panel that browsers allow, and a wide one. */
const PANEL = { width: 280, height: 600 };
const PANEL_WIDE = { width: 640, height: 600 };
const sizes = {
  popup: [POPUP, ZOOMED, NARROW],
  panel: [PANEL, PANEL_WIDE],
  options: [OPTIONS, OPTIONS_ZOOMED, NARROW],
};

/** Words of other people and of the service may be of any length, so these may end in an ellipsis. */
const mayEnd = ["subject", "assignee", "only"];
/** In these states the service says what it never said so far. */
const isStrange = (name: string) => /strange|open-empty|^odd-/.test(name);

/** What cannot break a line, where the window is narrower than any popup. */
const noBreaks = ["select", "input"];

let gallery: Gallery;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  gallery = await openGallery();
  browser = await puppeteer.launch({
    executablePath: executableOf("chromium"),
    args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
  });
  page = await browser.newPage();
  await page.emulateMediaFeatures([{ name: "prefers-reduced-motion", value: "reduce" }]);
});
afterAll(async () => {
  await browser?.close();
  await gallery?.close();
});

// Five hundred rows are like those of the other states.
const states = Object.entries(scenarios).filter(([name]) => !["many", "odd-paste"].includes(name));
describe.each(states)("%s", (name, scenario) => {
  beforeAll(async () => {
    await page.setViewport(POPUP);
    await drawScenario(page, gallery.address(name, languages[0]), scenario);
  });

  test("no text is cut and nothing reaches beyond the page, in any language, direction, size or zoom", async () => {
    const found: string[] = [];
    for (const size of sizes[scenario.screen]) {
      await page.setViewport(size);
      const classes = [
        ...(isStrange(name) ? [...mayEnd, "status", "more"] : mayEnd),
        ...(size.width < POPUP.width ? noBreaks : []),
      ];
      // Where there is as much room as for more than 320 px, what fits for the longest texts fits for all.
      const spoken = size === ZOOMED || size === OPTIONS_ZOOMED ? languages.slice(0, 2) : languages;
      found.push(...(await page.evaluate(cutTexts, spoken, classes)));
    }
    expect(found).toEqual([]);
  });

  test("no accessibility rule is broken, in light colours or dark ones", async () => {
    // Axe cannot tell the colours of what is scrolled out of sight: everything is made to be in it.
    await page.setViewport({ width: sizes[scenario.screen][0]?.width ?? 0, height: 2000 });
    await page.addStyleTag({ content: "* { max-height: none !important }" });
    await page.evaluate(cutTexts, ["en"], []);
    expect(await brokenRules(page)).toEqual([]);
  });
});
