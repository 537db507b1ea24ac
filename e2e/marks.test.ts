import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Sandbox, startSandbox } from "../sandbox";
import { launch } from "./harness/browser";
import { browsersToTest } from "./harness/executables";
import type { Harness } from "./harness/harness";
import { connect, ticketRow } from "./harness/screens";
import { until } from "./harness/until";

/** Which ids are marked in pages, and how: read from the browser's registry, in the page's own world. */
describe.each(browsersToTest)("in %s", (browser) => {
  let sandbox: Sandbox;
  let harness: Harness;

  beforeAll(async () => {
    sandbox = await startSandbox();
    harness = await launch(sandbox, { browser });
  });
  afterAll(async () => {
    await harness?.close();
    await sandbox?.stop();
  });

  test("on a long page the ids around the screen are marked, wherever it is scrolled", async () => {
    const page = await harness.newPage(`${sandbox.webOrigin}/many?n=1500`);
    for (const at of [0, 0.5, 1, 0.2]) await marksFollow(page, at);
    expect(await page.evaluate(() => document.querySelectorAll("li").length)).toBe(1_500);
    await page.close();
  });

  test("in one long text, too", async () => {
    const page = await harness.newPage(`${sandbox.webOrigin}/empty`);
    const id = sandbox.helpDeskIds.text[0] ?? "";
    await page.evaluate((wanted) => {
      const log = document.createElement("pre");
      log.textContent = `${"nothing to see here\n".repeat(20)}${wanted}\n`.repeat(600);
      document.body.replaceChildren(log);
    }, id);
    for (const at of [0, 0.5, 1]) await marksFollow(page, at);
    await page.close();
  });

  test("what was seen closed gets another look, also while the page is open", async () => {
    const options = await harness.openOptions();
    await connect(options, sandbox.tokens.write);
    await options.close();
    const desk = await harness.newPage(sandbox.webOrigin);
    const id = sandbox.helpDeskIds.table[0] ?? "";
    await until("its mark", async () => (await marked(desk, "closeout-ticket")).includes(id));
    expect(await marked(desk, "closeout-closed")).toEqual([]);
    sandbox.state.change(id, { status: "closed" });
    const popup = await harness.openPopup(desk);
    await ticketRow(popup, id);
    await until("its other look", async () => (await marked(desk, "closeout-closed")).includes(id));
    expect(await marked(desk, "closeout-ticket")).not.toContain(id);
    await harness.closePopup();
    await desk.close();
  });
});

/** The texts that are registered under a name. */
function marked(page: Page, name: string): Promise<string[]> {
  return page.evaluate((wanted) => {
    const registry = CSS.highlights as unknown as Map<string, Set<StaticRange>>;
    return [...(registry.get(wanted) ?? [])].map(
      ({ startContainer, startOffset, endContainer, endOffset }) => {
        const range = document.createRange();
        range.setStart(startContainer, startOffset);
        range.setEnd(endContainer, endOffset);
        return range.toString();
      },
    );
  }, name);
}

/** Scrolls to a part of the page and waits until marks are on the screen, right to its edges, and none far from it. */
async function marksFollow(page: Page, share: number): Promise<void> {
  await page.bringToFront();
  const marks = await until(`marks at ${share}`, async () => {
    const seen = await page.evaluate((at) => {
      const { scrollHeight } = document.documentElement;
      scrollTo(0, at * (scrollHeight - innerHeight));
      const tops = [
        ...((CSS.highlights as unknown as Map<string, Set<StaticRange>>).get("closeout-ticket") ?? []),
      ].map(({ startContainer, startOffset }) => {
        const range = document.createRange();
        range.setStart(startContainer, startOffset);
        range.setEnd(startContainer, startOffset + 1);
        return range.getBoundingClientRect().top / innerHeight;
      });
      const first = Math.min(...tops);
      const last = Math.max(...tops);
      return { first, last, count: tops.length, isStart: at === 0, isEnd: at === 1 };
    }, share);
    const isFilled = (seen.isStart || seen.first < 0) && (seen.isEnd || seen.last > 1);
    const isOnScreen = seen.first < 1 && seen.last > 0;
    return seen.count > 0 && isFilled && isOnScreen && seen.first > -2.5 && seen.last < 3.5 && seen;
  });
  expect(marks.count).toBeLessThan(300);
}
