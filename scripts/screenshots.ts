/**
 * Draws every state of every screen, light and dark, into a folder: `npx tsx scripts/screenshots.ts [folder] [part of a name]`.
 * Uses the browser in CHROMIUM, or /usr/bin/chromium.
 */
import { mkdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import preact from "@preact/preset-vite";
import puppeteer, { type Page } from "puppeteer-core";
import { createServer } from "vite";
import { type Scenario, type Step, scenarios } from "../components/gallery/scenarios";

const POPUP_WIDTH = 400;
const HEIGHT = 600;
/** Long enough for the answers, the pauses between them and the animations. */
const SETTLE_MS = 350;
const SCHEMES = ["light", "dark"] as const;

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const [folder = here("../screenshots"), wanted = ""] = process.argv.slice(2);

const server = await createServer({
  configFile: false,
  logLevel: "error",
  root: here("../components/gallery"),
  plugins: [preact({ devToolsEnabled: false, prefreshEnabled: false })],
  resolve: { alias: { "webextension-polyfill": here("../components/gallery/stub-browser.ts") } },
  server: { port: 0, host: "127.0.0.1", fs: { allow: [here("..")] } },
  cacheDir: here("../.cache/gallery"),
});
await server.listen();
const browser = await puppeteer.launch({
  executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
  args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
});
try {
  await mkdir(folder, { recursive: true });
  const page = await browser.newPage();
  page.on("pageerror", (error) => console.error(error));
  for (const [name, scenario] of Object.entries(scenarios)) {
    if (!name.includes(wanted)) continue;
    for (const scheme of SCHEMES) await shoot(page, name, scenario, scheme);
  }
} finally {
  await browser.close();
  await server.close();
}

async function shoot(page: Page, name: string, scenario: Scenario, scheme: (typeof SCHEMES)[number]) {
  await page.emulateMediaFeatures([
    { name: "prefers-color-scheme", value: scheme },
    { name: "prefers-reduced-motion", value: "reduce" },
  ]);
  for (const width of scenario.widths ?? [POPUP_WIDTH]) {
    await page.setViewport({ width, height: HEIGHT, deviceScaleFactor: 2 });
    await page.goto(`${server.resolvedUrls?.local[0]}?state=${name}`);
    await page.waitForSelector("#root > *");
    await settle();
    await pause(scenario.waitMs ?? 0);
    for (const step of scenario.steps ?? []) await take(page, step);
    await settle();
    const path = `${folder}/${name}-${scheme}${scenario.widths ? `-${width}` : ""}.png` as const;
    const screen = scenario.screen === "popup" ? await page.$("#root > *") : null;
    if (screen) await screen.screenshot({ path });
    else await page.screenshot({ path, fullPage: true });
  }
}

async function take(page: Page, step: Step) {
  if ("press" in step) await page.keyboard.press(step.press as "Enter");
  else if ("type" in step) await page.keyboard.type(step.type);
  else await page.click(step.click);
  await pause(40);
}

function settle() {
  return pause(SETTLE_MS);
}

function pause(ms: number) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
