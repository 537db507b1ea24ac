import type { Page } from "puppeteer-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { launch } from "./harness/browser";
import { browsersToTest } from "./harness/executables";
import type { Harness } from "./harness/harness";
import { pause } from "./harness/until";
import {
  applicationPage,
  detachingPage,
  framePage,
  plainPage,
  virtualListPage,
  writingPage,
} from "./pages/changing";
import { type PageSite, servePages } from "./pages/serve";
import { idsOfTab, listen, takeTold } from "./pages/told";

const detaching = detachingPage();
const writing = writingPage();
const framed = framePage();
const application = applicationPage();
const virtualList = virtualListPage();
const one = plainPage(36, 6);
const other = plainPage(37, 6);
/** Takes long enough to be left in the middle. */
const large = plainPage(38, 10_000);

/** Pages whose content comes, goes and is replaced, and pages that are left. */
describe.each(browsersToTest)("in %s", (browser) => {
  let site: PageSite;
  let harness: Harness;

  beforeAll(async () => {
    site = await servePages({
      "/detaching": detaching.page,
      "/writing": writing.page,
      "/framed": framed.page,
      "/application": application.page,
      "/list": virtualList.page,
      "/one": one.page,
      "/other": other.page,
      "/large": large.page,
    });
    harness = await launch({ apiPort: 1 }, { browser, collectErrors: true });
    await listen(harness);
  });
  beforeEach(async () => void (await takeTold(harness)));
  afterEach(async () => expect(await harness.errors()).toEqual([]));
  afterAll(async () => {
    await harness?.close();
    await site?.stop();
  });

  test("ids go with a tree that is taken out and come with it again", async () => {
    const [stays = "", ...inTree] = detaching.ids;
    const page = await harness.newPage(`${site.origin}/detaching`);
    await shows(page, [...inTree, stays]);
    for (let turn = 0; turn < 2; turn++) {
      await page.evaluate("takeOut()");
      await shows(page, [stays]);
      await page.evaluate("putBack()");
      await shows(page, [stays, ...inTree]);
    }
    await page.close();
  });

  test("what is written over a loaded document takes the place of what was there", async () => {
    const [first = "", second = "", third = "", fourth = ""] = writing.ids;
    const page = await harness.newPage(`${site.origin}/writing`);
    await shows(page, [first]);
    await page.evaluate("write()");
    await shows(page, [second]);
    await page.evaluate("reopen()");
    await shows(page, [third]);
    await page.evaluate("add()");
    await shows(page, [third, fourth]);
    await page.close();
  });

  test("what was moved out of a frame stays found when that goes, and what comes then is found", async () => {
    const [own = "", first = "", second = "", last = ""] = framed.ids;
    const page = await harness.newPage(`${site.origin}/framed`);
    await shows(page, [own, first, second]);
    for (const step of ["take()", "take()", "drop()"]) {
      await page.evaluate(step);
      await shows(page, [own, first, second]);
    }
    // A second or so later Firefox lets nobody ask what the frame's script has seen.
    await pause(2_000);
    await shows(page, [own, first, second]);
    await page.evaluate("add()");
    await shows(page, [own, first, second, last]);
    await page.close();
  });

  test("an application that changes its address shows the tickets of now, never with those of before", async () => {
    const page = await harness.newPage(`${site.origin}/application`);
    for (const [route, ids] of application.routes.entries()) {
      await page.evaluate(`go(${route})`);
      await shows(page, ids);
    }
    await page.evaluate("history.back()");
    await shows(page, application.routes.at(-2) ?? []);
    const all = application.routes.flat();
    for (const { ids } of await takeTold(harness)) {
      expect(all).toEqual(expect.arrayContaining([...ids]));
      // The address changes first; of the content no two routes are ever told together.
      const drawn = application.routes.filter(([, ...content]) => content.some((id) => ids.includes(id)));
      expect(drawn.length).toBeLessThanOrEqual(1);
    }
    await page.close();
  });

  test("a list that keeps only what is in view shows the ids in view", async () => {
    const page = await harness.newPage(`${site.origin}/list`);
    await shows(page, virtualList.idsFrom(0));
    for (let row = 0; row <= 3_000; row += 100) await page.evaluate(`showFrom(${row})`);
    await shows(page, virtualList.idsFrom(3_000));
    await page.evaluate("showFrom(0)");
    await shows(page, virtualList.idsFrom(0));
    const possible = new Set(Array.from({ length: 31 }, (_, step) => virtualList.idsFrom(step * 100)).flat());
    const told = (await takeTold(harness)).flatMap(({ ids }) => ids);
    expect(told.filter((id) => !possible.has(id))).toEqual([]);
    await page.close();
  });

  test("going back and forward brings a page's own ids, from the browser's cache of pages too", async () => {
    const page = await harness.newPage();
    let isKept: unknown;
    // A browser need not keep a page: a busy Firefox at times does not.
    for (let tries = 0; tries < 3 && !isKept; tries++) {
      await page.goto(`${site.origin}/one`);
      await shows(page, one.ids);
      await page.evaluate("void (window.isKept = true)");
      await page.goto(`${site.origin}/other`);
      await shows(page, other.ids);
      await page.evaluate("history.back()");
      await shows(page, one.ids);
      isKept = await page.evaluate("window.isKept");
    }
    expect(isKept).toBe(true);
    await page.evaluate("history.forward()");
    await shows(page, other.ids);
    await page.evaluate("history.back()");
    await shows(page, one.ids);
    for (const { ids } of await takeTold(harness))
      expect(ids.some((id) => one.ids.includes(id)) && ids.some((id) => other.ids.includes(id))).toBe(false);
    await page.close();
  });

  test("a page that is left or closed while it is looked at leaves nothing behind", async () => {
    const page = await harness.newPage();
    for (const wait of [0, 30, 100]) {
      await page.goto(`${site.origin}/large`, { waitUntil: "domcontentloaded" });
      await pause(wait);
      await page.goto(`${site.origin}/one`);
      await shows(page, one.ids);
    }
    for (const wait of [0, 50]) {
      const closed = await harness.newPage();
      await closed.goto(`${site.origin}/large`, { waitUntil: "domcontentloaded" });
      await pause(wait);
      await closed.close();
    }
    await shows(page, one.ids);
    await page.close();
  });

  /** Waits until exactly these ids are known of a page, and sees that it stays so. */
  async function shows(page: Page, ids: readonly string[]): Promise<void> {
    await expect.poll(() => idsOfTab(harness, page), { timeout: 10_000 }).toEqual(ids);
    await pause(300);
    expect(await idsOfTab(harness, page)).toEqual(ids);
  }
});
