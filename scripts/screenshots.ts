/**
 * Draws every state of every screen, light, dark and in the few colours of a contrast theme, into a folder:
 * `npx tsx scripts/screenshots.ts [folder] [part of a name] [language]`. The language is a folder of `public/_locales`, or `pseudo`
 * or `pseudo-rtl`. Uses the Chromium that the tests use.
 */
import { mkdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import puppeteer, { type Page } from "puppeteer-core";
import { type Scenario, scenarios } from "../components/gallery/scenarios";
import { executableOf } from "../e2e/harness/executables";
import { drawScenario, openGallery } from "./lib/gallery";
import { emulateMedia, still } from "./lib/media";

const POPUP_WIDTH = 400;
const HEIGHT = 600;
const looks = {
  light: { ...still, "prefers-color-scheme": "light" },
  dark: { ...still, "prefers-color-scheme": "dark" },
  forced: { ...still, "prefers-color-scheme": "dark", "forced-colors": "active" },
} as const;
type Look = keyof typeof looks;

const [folder = fileURLToPath(new URL("../screenshots", import.meta.url)), wanted = "", language] =
  process.argv.slice(2);

const gallery = await openGallery();
const browser = await puppeteer.launch({
  executablePath: executableOf("chromium"),
  args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
});
try {
  await mkdir(folder, { recursive: true });
  const page = await browser.newPage();
  page.on("pageerror", (error) => console.error(error));
  for (const [name, scenario] of Object.entries(scenarios)) {
    if (!name.includes(wanted)) continue;
    for (const look of Object.keys(looks) as Look[]) await shoot(page, name, scenario, look);
  }
} finally {
  await browser.close();
  await gallery.close();
}

async function shoot(page: Page, name: string, scenario: Scenario, look: Look) {
  await emulateMedia(page, looks[look]);
  for (const width of scenario.widths ?? [POPUP_WIDTH]) {
    await page.setViewport({ width, height: HEIGHT, deviceScaleFactor: 2 });
    await drawScenario(page, gallery.address(name, language), scenario);
    const path = `${folder}/${name}-${look}${scenario.widths ? `-${width}` : ""}.png` as const;
    const screen = scenario.screen === "options" ? null : await page.$("#root > *");
    if (screen) await screen.screenshot({ path });
    else await page.screenshot({ path, fullPage: true });
  }
}
