import type { Page } from "puppeteer-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Sandbox, startSandbox } from "../sandbox";
import { menuItemId } from "../utils/background/close-target";
import { launch } from "./harness/browser";
import { type Display, startDisplay } from "./harness/display";
import { browsersToTest } from "./harness/executables";
import type { Harness } from "./harness/harness";
import { setUndoWindow, signIn } from "./harness/screens";
import { pause, until } from "./harness/until";
import {
  pageLosingFrame,
  pagesBehindEachOther,
  pageWithClaimingFrame,
  selectingPage,
} from "./pages/claiming";
import { type PageSite, servePages } from "./pages/serve";
import { targetIds } from "./pages/told";

/** Scripts of pages that would choose what a gesture of the agent acts on. The shortcut is pressed where there are real keys. */
describe.each(browsersToTest)("in %s, what is pointed at", (browser) => {
  let sandbox: Sandbox;
  let site: PageSite;
  let display: Display | null = null;
  let harness: Harness;
  let id: string;

  beforeAll(async () => {
    sandbox = await startSandbox();
    if (browser === "chromium") display = await startDisplay();
    harness = await launch(sandbox, { browser, headless: display === null, display });
    await signIn(harness, sandbox.tokens.write);
    await setUndoWindow(harness, 0);
  });
  beforeEach(async () => {
    const newIds = (count: number) => Array.from({ length: count }, () => sandbox.state.addTicket().id);
    // Of one that was closed before the menu says so.
    [id = ""] = newIds(1);
    site = await servePages({
      ...pageWithClaimingFrame(id, newIds(3)),
      ...pagesBehindEachOther(id),
      "/losing": pageLosingFrame(id),
      "/selecting": selectingPage(id, newIds(3)),
    });
  });
  afterEach(async () => {
    sandbox.ledger.clear();
    await site.stop();
  });
  afterAll(async () => {
    await harness?.close();
    display?.stop();
    await sandbox?.stop();
  });

  test.each([
    ["a frame of another origin selects", "/framing"],
    ["the page's own script selects", "/selecting"],
  ])("stays the target whatever %s", async (_, path) => {
    const page = await openPage(path);
    await until("the ids to be found", async () => (await harness.badge(page)).text === "4");
    await pointAt(page);
    const seen = new Set<string>();
    for (const end = Date.now() + 3_000; Date.now() < end; await pause(20))
      seen.add((await targetIds(harness)).join());
    expect([...seen]).toEqual([id]);
    await closeByShortcut();
    await page.close();
  });

  test("is what the menu closes, whatever a frame of another origin selects while it is open", async () => {
    const page = await openPage("/framing");
    await until("the ids to be found", async () => (await harness.badge(page)).text === "4");
    const choice = { label: /^Close ticket /, itemId: menuItemId([id]), meanwhile: () => pause(1_500) };
    await harness.chooseMenuItem(page, { at: await place(page), ...choice });
    await until("the ticket to be closed", () => sandbox.state.ticket(id)?.status === "closed", 15_000);
    expect(sandbox.ledger.closesReceived()).toBe(1);
    await page.close();
  });

  test("is no ticket of a frame that went without a word, once the pointer is on nothing", async () => {
    const page = await openPage("/losing");
    await pointUntilTarget(page, 60, 16);
    await page.evaluate("loseFrame()");
    await page.mouse.move(300, 120);
    await page.mouse.move(301, 120);
    await expect.poll(() => targetIds(harness), { timeout: 5_000 }).toEqual([]);
    await page.close();
  });

  test("is gone with its page, though the next one was made ready behind it", async ({ skip }) => {
    if (browser !== "chromium") return skip("no other browser makes pages ready");
    const page = await openPage("/before");
    await until("the id to be found", async () => (await harness.badge(page)).text === "1");
    await pointAt(page);
    // Until the next page is ready.
    await pause(2_000);
    // The page of now goes with the click, and all that is asked of it.
    await page.evaluate(() => void setTimeout(() => document.querySelector("a")?.click(), 50));
    await expect
      .poll(() => page.evaluate("document.title").catch(() => ""), { timeout: 5_000 })
      .toBe("ready before");
    await expect.poll(async () => (await harness.badge(page)).text, { timeout: 5_000 }).toBe("");
    expect(await targetIds(harness)).toEqual([]);
    await display?.press("key", "alt+shift+l");
    await pause(1_000);
    expect(sandbox.ledger.closesReceived()).toBe(0);
    await page.close();
  });

  async function openPage(path: string): Promise<Page> {
    const page = await harness.newPage(`${site.origin}${path}`);
    await page.bringToFront();
    return page;
  }

  /** In the letters of the id. */
  async function place(page: Page): Promise<{ x: number; y: number }> {
    const { x, y } = await page.$eval("p", (node) => node.getBoundingClientRect().toJSON());
    return { x: x + 20, y: y + 8 };
  }

  async function pointAt(page: Page): Promise<void> {
    const { x, y } = await place(page);
    await pointUntilTarget(page, x, y);
  }

  /** Again and again: the page or its frame may not listen yet. */
  async function pointUntilTarget(page: Page, x: number, y: number): Promise<void> {
    await until("the target", async () => {
      await page.mouse.move(x, y);
      await page.mouse.move(x + 1, y);
      return (await targetIds(harness)).join() === id;
    });
  }

  async function closeByShortcut(): Promise<void> {
    if (!display) return;
    await display.press("key", "alt+shift+l");
    await until("the ticket to be closed", () => sandbox.state.ticket(id)?.status === "closed", 15_000);
    expect(sandbox.ledger.closesReceived()).toBe(1);
  }
});
