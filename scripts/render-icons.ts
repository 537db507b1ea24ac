/**
 * Draws `public/icon/closeout.svg` in the sizes that browsers ask for: `npx tsx scripts/render-icons.ts`.
 * Uses the Chromium that the tests use.
 */
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import puppeteer from "puppeteer-core";
import { executableOf } from "../e2e/harness/executables";

const SIZES = [16, 32, 48, 128] as const;
const folder = fileURLToPath(new URL("../public/icon/", import.meta.url));
const drawing = await readFile(`${folder}closeout.svg`, "utf8");

const browser = await puppeteer.launch({
  executablePath: executableOf("chromium"),
  args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
});
try {
  const page = await browser.newPage();
  for (const size of SIZES) {
    await page.setViewport({ width: size, height: size });
    await page.setContent(`<style>body{margin:0}svg{display:block;width:${size}px}</style>${drawing}`);
    await page.screenshot({ path: `${folder}${size}.png`, omitBackground: true });
  }
} finally {
  await browser.close();
}
