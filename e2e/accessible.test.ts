import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Sandbox, startSandbox } from "../sandbox";
import { brokenRules } from "./gallery/broken-rules";
import { launch } from "./harness/browser";
import { shows } from "./harness/find";
import type { Harness } from "./harness/harness";
import { connect } from "./harness/screens";
import { until } from "./harness/until";

/** The screens as they are shipped; all their states are looked at in the gallery. */
let sandbox: Sandbox;
let harness: Harness;
let options: Page;

beforeAll(async () => {
  sandbox = await startSandbox();
  harness = await launch(sandbox, { browser: "chromium" });
  options = await harness.openOptions();
  // Axe cannot tell the colours of what is scrolled out of sight.
  await options.setViewport({ width: 1000, height: 2500 });
});
afterAll(async () => {
  await harness?.close();
  await sandbox?.stop();
});

test("the options page breaks no rule of accessibility, before connecting and after", async () => {
  await shows(options, /API token/);
  expect(await brokenRules(options)).toEqual([]);
  await connect(options, sandbox.tokens.write);
  expect(await brokenRules(options)).toEqual([]);
});

test("nor does the popup, which is as wide as it should be", async () => {
  const popup = await openPopup();
  expect(await sizesOf(popup)).toEqual({ window: 400, page: 400, pixels: 1 });
  expect(await brokenRules(popup)).toEqual([]);
});

test("at 200 % the options page is as wide as its window", async () => {
  await harness.inBackground(async (api) => {
    const [tab] = await api.tabs.query({ url: api.runtime.getURL("options.html") });
    await api.tabs.setZoom(tab?.id, 2);
  });
  await until("the zoom", async () => (await sizesOf(options)).pixels === 2);
  const { window, page } = await sizesOf(options);
  expect(page).toBe(window);
});

async function openPopup(): Promise<Page> {
  const popup = await harness.openPopup(await harness.newPage(sandbox.webOrigin));
  await shows(popup, /On this page/);
  return popup;
}

/** Widths in CSS pixels, and how many pixels of the screen each of them is. */
function sizesOf(page: Page): Promise<{ window: number; page: number; pixels: number }> {
  return page.evaluate(() => ({
    window: document.documentElement.clientWidth,
    page: document.documentElement.scrollWidth,
    pixels: devicePixelRatio,
  }));
}
