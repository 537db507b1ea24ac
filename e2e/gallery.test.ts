import { readdirSync } from "node:fs";
import puppeteer, { type Browser, type Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { scenarios } from "../components/gallery/scenarios";
import { drawScenario, type Gallery, openGallery } from "../scripts/lib/gallery";
import { cutTexts } from "./gallery/cut-texts";
import { executableOf } from "./harness/executables";

/** The longest first: what a screen says once and keeps saying is then looked at in its longest form. */
const languages = ["pseudo", "pseudo-rtl", ...readdirSync("public/_locales")];
const POPUP = { width: 400, height: 600 };

/** Words of other people and of the service may be of any length, so these may end in an ellipsis. */
const mayEnd = ["subject", "assignee", "only"];
/** In these states the service says what it never said so far. */
const isStrange = (name: string) => /strange|open-empty|^odd-/.test(name);

/** What cannot break a line, where the window is narrower than any popup. */
const noBreaks = ["select", "input"];

describe("no text is cut, and nothing reaches beyond the page, in any language or direction", () => {
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
  test.each(states)("%s", async (name, scenario) => {
    await page.setViewport(POPUP);
    await drawScenario(page, gallery.address(name, languages[0]), scenario);
    const found: string[] = [];
    for (const width of scenario.widths ?? [POPUP.width]) {
      await page.setViewport({ ...POPUP, width });
      const classes = [
        ...(isStrange(name) ? [...mayEnd, "status", "more"] : mayEnd),
        ...(width < POPUP.width ? noBreaks : []),
      ];
      found.push(...(await page.evaluate(cutTexts, languages, classes)));
    }
    expect(found).toEqual([]);
  });
});
