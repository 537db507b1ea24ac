import { readdirSync } from "node:fs";
import puppeteer, { type Browser, type Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Scenario, scenarios } from "../components/gallery/scenarios";
import { drawScenario, type Gallery, openGallery } from "../scripts/lib/gallery";
import { emulateMedia, still } from "../scripts/lib/media";
import { brokenRules } from "./gallery/broken-rules";
import { cutTexts } from "./gallery/cut-texts";
import { notAtEnd } from "./gallery/not-at-end";
import { outOfReach } from "./gallery/out-of-reach";
import { torn } from "./gallery/torn";
import { touching } from "./gallery/touching";
import { uneven } from "./gallery/uneven";
import { unseen, unseenFocus } from "./gallery/unseen";
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
/** A narrow panel, what is left of a usual one at 200 %, and a wide one. */
const PANEL = { width: 280, height: 600 };
const PANEL_ZOOMED = { width: 180, height: 400, deviceScaleFactor: 2 };
const PANEL_WIDE = { width: 640, height: 600 };
const sizes = {
  popup: [POPUP, ZOOMED, NARROW],
  panel: [PANEL, PANEL_ZOOMED, PANEL_WIDE],
  options: [OPTIONS, OPTIONS_ZOOMED, NARROW],
};

/** Words of other people and of the service may be of any length, so these may end in an ellipsis. */
const mayEnd = ["subject", "assignee", "only"];
/** In these states the service says what it never said so far. */
const isStrange = (name: string) => /strange|open-empty|^odd-/.test(name);

/** Each of their rows is like one of another state, and their texts take a quarter of a minute to measure. */
const fiveHundred = ["many", "odd-paste"];

/** All kinds of what a browser colours by itself where its user has chosen few colours. */
const inFewColours =
  "usual asking selected-asking jobs batch-running token-refused ids-only pasted not-connected keys options-refused " +
  "options-connecting options-connected options-forget options-fixed";
const contrastThemes = ["light", "dark"];

/** What cannot break a line, where the window is narrower than any popup. */
const noBreaks = ["select", "input"];

/** Kinds whose focus was looked at. */
const controls = new Set<string>();

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
});
afterAll(async () => {
  await browser?.close();
  await gallery?.close();
});

describe.each(Object.entries(scenarios))("%s", (name, scenario) => {
  beforeAll(async () => {
    await emulateMedia(page, still);
    await page.setViewport(POPUP);
    await drawScenario(page, gallery.address(name, languages[0]), scenario);
  });

  if (!fiveHundred.includes(name))
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
    await unfold(scenario);
    expect(await brokenRules(page)).toEqual([]);
  });

  test("nothing that is empty takes room, and what is alike looks alike", async () => {
    await unfold(scenario);
    expect(await page.evaluate(uneven)).toEqual([]);
  });

  if (inFewColours.split(" ").includes(name))
    test("everything is seen in the few colours of a contrast theme", async () => {
      await unfold(scenario);
      for (const scheme of contrastThemes) {
        await emulateMedia(page, { ...still, "prefers-color-scheme": scheme, "forced-colors": "active" });
        expect(await unseen(page), scheme).toEqual([]);
      }
      expect(await unseenFocus(page, controls)).toEqual([]);
    });

  if (scenario.screen === "panel")
    test("buttons stand at the end of their line, also where it is broken, no count is torn and no heading touched", async () => {
      for (const size of sizes.panel) {
        await page.setViewport(size);
        for (const language of languages) {
          await page.evaluate(cutTexts, [language], []);
          expect(await page.evaluate(notAtEnd), `${language}, ${size.width} px`).toEqual([]);
          expect(await page.evaluate(torn), `${language}, ${size.width} px`).toEqual([]);
          expect(await page.evaluate(touching), `${language}, ${size.width} px`).toEqual([]);
        }
      }
    });

  // The last one: it leaves the page scrolled.
  if (scenario.screen !== "options" && !fiveHundred.includes(name))
    test("all that can be pressed can be reached, however small the window", async () => {
      for (const size of sizes[scenario.screen]) {
        await page.setViewport(size);
        // In the longest texts.
        await page.evaluate(cutTexts, languages.slice(0, 1), []);
        expect(await page.evaluate(outOfReach), `${size.width} × ${size.height}`).toEqual([]);
      }
    });
});

/** Draws in English, with everything in sight: of what is scrolled out of it, axe cannot tell the colours. */
async function unfold({ screen }: Scenario): Promise<void> {
  await page.setViewport({ width: sizes[screen][0]?.width ?? 0, height: 2000 });
  await page.addStyleTag({ content: "* { max-height: none !important }" });
  await page.evaluate(cutTexts, ["en"], []);
}
