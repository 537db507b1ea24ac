import { fileURLToPath } from "node:url";
import preact from "@preact/preset-vite";
import type { Page } from "puppeteer-core";
import { build, preview } from "vite";
import type { Scenario, Step } from "../../components/gallery/scenarios";

/** How long a screen rests before it counts as drawn, in ms: longer than the pauses between its answers. */
const REST_MS = 120;
/** What moves on by itself would never rest. */
const LONGEST_MS = 1_000;

/** Longer than a person takes to see what is there, in ms. */
const SEEN_MS = 400;

/** The gallery, built and served on loopback. */
export interface Gallery {
  /** Where a scenario is drawn, in a language if one is named. */
  address(name: string, language?: string): string;
  close(): Promise<void>;
}

/** Builds the gallery of all states of all screens and serves it until it is closed. */
export async function openGallery(): Promise<Gallery> {
  const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
  const common = {
    configFile: false,
    logLevel: "error",
    root: here("../../components/gallery"),
    build: { outDir: here("../../.cache/gallery"), emptyOutDir: true, target: "es2022" },
  } as const;
  await build({
    ...common,
    plugins: [preact({ devToolsEnabled: false, prefreshEnabled: false })],
    resolve: { alias: { "webextension-polyfill": here("../../components/gallery/stub-browser.ts") } },
  });
  const server = await preview({ ...common, preview: { port: 0, host: "127.0.0.1" } });
  return {
    address: (name, language = "en") => `${server.resolvedUrls?.local[0]}?state=${name}#${language}`,
    close: () => server.close(),
  };
}

/** Draws a scenario and does what it wants done, with real keys and clicks: nothing else is obeyed. */
export async function drawScenario(page: Page, address: string, scenario: Scenario): Promise<void> {
  // A new language alone would leave the page as it is.
  await page.goto("about:blank");
  await page.goto(address);
  await page.waitForSelector("#root > *");
  await rest(page);
  if (scenario.waitMs) await pause(scenario.waitMs);
  if (!scenario.steps) return;
  // Beside the panel another tab may have come to the front: keys act only on what can have been seen.
  if (scenario.screen === "panel") await pause(SEEN_MS);
  for (const step of scenario.steps) await take(page, step);
  await rest(page);
}

async function take(page: Page, step: Step): Promise<void> {
  if ("press" in step) await page.keyboard.press(step.press as "Enter");
  else if ("paste" in step) await page.evaluate(paste, step.paste);
  else if ("choose" in step) await page.evaluate(choose, step.choose);
  else if ("type" in step) await page.keyboard.type(step.type);
  else await page.click(step.click);
  await pause(40);
}

/** What the browser does with the clipboard, which a page cannot fill. */
function paste(text: string): void {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/plain", text);
  const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
  document.activeElement?.dispatchEvent(event);
}

/** What the browser does with a file, which a page cannot choose. */
function choose(text: string): void {
  const input = document.querySelector<HTMLInputElement>("input[type=file]");
  const data = new DataTransfer();
  data.items.add(new File([text], "settings.json"));
  if (input) input.files = data.files;
  input?.dispatchEvent(new Event("change", { bubbles: true }));
}

function rest(page: Page): Promise<void> {
  return page.evaluate(
    (restMs, longestMs) =>
      new Promise<void>((resolve) => {
        let resting = setTimeout(resolve, restMs);
        setTimeout(resolve, longestMs);
        new MutationObserver(() => {
          clearTimeout(resting);
          resting = setTimeout(resolve, restMs);
        }).observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
      }),
    REST_MS,
    LONGEST_MS,
  );
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
