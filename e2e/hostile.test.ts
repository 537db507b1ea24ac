import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Sandbox, startSandbox } from "../sandbox";
import { launch } from "./harness/browser";
import { browsersToTest } from "./harness/executables";
import type { Harness } from "./harness/harness";
import { signIn, ticketRow } from "./harness/screens";
import { pause, until } from "./harness/until";
import { clobberedPage, patchedPage } from "./pages/meddling";
import { type PageSite, servePages } from "./pages/serve";
import { idsOfTab } from "./pages/told";

const clobbered = clobberedPage();
const patched = patchedPage();

/** Pages and texts that mean harm, or just too much. */
describe.each(browsersToTest)("in %s", (browser) => {
  let sandbox: Sandbox;
  let site: PageSite;
  let harness: Harness;

  beforeAll(async () => {
    sandbox = await startSandbox();
    site = await servePages({ "/clobbered": clobbered.page, "/patched": patched.page });
    harness = await launch(sandbox, { browser, collectErrors: true });
    const desk = await harness.newPage(sandbox.webOrigin);
    await until("the count on the toolbar", async () => Number((await harness.badge(desk)).text) > 20);
    await signIn(harness, sandbox.tokens.write);
  });
  afterAll(async () => {
    await harness?.close();
    await site?.stop();
    await sandbox?.stop();
  });

  test("a page that forges messages, events and names makes us ask and do nothing", async () => {
    const before = sandbox.ledger.entries().length;
    const page = await harness.newPage(`${sandbox.webOrigin}/hostile?n=3000`);
    await until("the forgeries", async () => {
      const count = await page.$eval("#forged", (node) => Number(node.textContent));
      return count >= 3_000;
    });
    await until(
      "its ids",
      async () => (await harness.badge(page)).text === String(sandbox.helpDeskIds.hostile.length),
    );
    await pause(1_000);
    expect(sandbox.ledger.entries()).toHaveLength(before);
    await page.close();
  });

  test("a page with 100,000 ids stays usable and is counted up to 200", async () => {
    const page = await harness.newPage(`${sandbox.webOrigin}/many?n=100000`);
    await until("the count", async () => (await harness.badge(page)).text === "200", 40_000);
    expect(await page.evaluate(() => new Promise((resolve) => setTimeout(() => resolve("alive"), 50)))).toBe(
      "alive",
    );
    await page.close();
  });

  test("elements whose names hide properties of forms, of the document and of the window", async () => {
    const page = await harness.newPage(`${site.origin}/clobbered`);
    await expect.poll(() => idsOfTab(harness, page), { timeout: 10_000 }).toEqual(clobbered.ids);
    expect(await page.evaluate("typeof document.createTreeWalker")).toBe("object");
    expect(await harness.errors()).toEqual([]);
    await page.close();
  });

  test("a page that overwrites everything its own scripts may call", async () => {
    const page = await harness.newPage(`${site.origin}/patched`);
    await expect.poll(() => idsOfTab(harness, page), { timeout: 10_000 }).toEqual(patched.ids);
    expect(await page.evaluate("window.isRuined")).toBe(true);
    expect(await harness.errors()).toEqual([]);
    await page.close();
  });

  test("markup in a subject is shown as text", async () => {
    const desk = await harness.newPage(sandbox.webOrigin);
    const popup = await harness.openPopup(desk);
    const { markup } = sandbox.state.notable;
    const subject = sandbox.state.ticket(markup)?.subject ?? "";
    expect(subject).toContain("<img");
    const row = await ticketRow(popup, markup);
    await until("the subject", async () => {
      const text = await row.evaluate((node) => node.textContent ?? "");
      return text.includes("<img src=x") && text;
    });
    expect(await popup.evaluate(() => document.querySelectorAll("img, script:not([src])").length)).toBe(0);
    expect(await popup.evaluate(() => "markupRan" in window)).toBe(false);
  });

  test("the page sees nothing of us but its own underlined ids", async () => {
    const page = await harness.newPage(`${sandbox.webOrigin}/other`);
    await until("its ids", async () => Number((await harness.badge(page)).text) > 0);
    const html = await page.evaluate(() => document.documentElement.outerHTML);
    expect(html).not.toMatch(/closeout|extension:\/\//i);
    expect(
      await page.evaluate(() => Object.keys(window).filter((name) => /closeout|wxt/i.test(name))),
    ).toEqual([]);
  });
});
