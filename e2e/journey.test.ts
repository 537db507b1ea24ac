import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Sandbox, startSandbox } from "../sandbox";
import { menuItemId } from "../utils/background/close-target";
import { launch } from "./harness/browser";
import { browsersToTest } from "./harness/executables";
import { textOf } from "./harness/find";
import type { Harness } from "./harness/harness";
import { closeTicket, connect, listedIds, rowShows, ticketRow, toggleDetails, undo } from "./harness/screens";
import { until } from "./harness/until";

/** The main job, from the token to the closed ticket, in each browser. */
describe.each(browsersToTest)("in %s", (browser) => {
  let sandbox: Sandbox;
  let harness: Harness;
  let desk: Page;

  beforeAll(async () => {
    sandbox = await startSandbox();
    harness = await launch(sandbox, { browser });
  });
  afterAll(async () => {
    await harness?.close();
    await sandbox?.stop();
  });

  test("browsing finds ids without asking the service anything", async () => {
    desk = await harness.newPage(sandbox.webOrigin);
    await until("the count on the toolbar", async () => Number((await harness.badge(desk)).text) > 20);
    expect(sandbox.ledger.entries()).toEqual([]);
  });

  test("the popup says what is missing before a token is there", async () => {
    const popup = await harness.openPopup(desk);
    await until("the invitation", async () => /connect/i.test(await textOf(popup)));
    await harness.screenshot(popup, "popup-not-signed-in");
    expect(await languageOf(popup)).toEqual(["en", "ltr"]);
    await harness.closePopup();
    expect(sandbox.ledger.entries()).toEqual([]);
  });

  test("a token with spaces and line breaks around it connects", async () => {
    const options = await harness.openOptions();
    await harness.screenshot(options, "options-connect");
    expect(await languageOf(options)).toEqual(["en", "ltr"]);
    await connect(options, `  ${sandbox.tokens.write}  `);
    expect(await textOf(options)).toContain("Harbour Stays");
    await harness.screenshot(options, "options-connected");
    await options.close();
  });

  test("the popup lists the tickets of the page and its frames with their details, and no look-alikes", async () => {
    await desk.bringToFront();
    const popup = await harness.openPopup(desk);
    const { sample } = sandbox.state.notable;
    await until("the subject", async () =>
      (await textOf(await ticketRow(popup, sample))).includes("Early check-in request"),
    );
    const listed = await listedIds(popup);
    for (const place of shown)
      expect(listed, place).toEqual(expect.arrayContaining([...sandbox.helpDeskIds[place]]));
    for (const place of unseen)
      for (const id of sandbox.helpDeskIds[place]) expect(listed, place).not.toContain(id);
    for (const id of listed) expect(sandbox.state.ticket(id), id).toBeDefined();
    await harness.screenshot(popup, "popup-tickets");
    await toggleDetails(popup, sample);
    await until("the last message", async () =>
      (await textOf(await ticketRow(popup, sample))).includes("Can I check in early?"),
    );
    await harness.screenshot(popup, "popup-details");
    await toggleDetails(popup, sample);
    await harness.closePopup();
  });

  test("undo: the service received nothing", async () => {
    const popup = await harness.openPopup(desk);
    const { sample } = sandbox.state.notable;
    await closeTicket(popup, sample);
    await rowShows(popup, sample, "closingSoon");
    await harness.screenshot(popup, "popup-closing");
    await undo(popup, sample);
    await rowShows(popup, sample, "cancelled");
    await new Promise((resolve) => setTimeout(resolve, 6_000));
    expect(sandbox.ledger.closesReceived()).toBe(0);
    expect(sandbox.state.ticket(sample)?.status).toBe("resolved");
    await harness.closePopup();
  });

  test("close: the service received one request and says closed", async () => {
    const popup = await harness.openPopup(desk);
    const { sample } = sandbox.state.notable;
    await closeTicket(popup, sample);
    await rowShows(popup, sample, "closed");
    expect(sandbox.ledger.closesReceived(sample)).toBe(1);
    expect(sandbox.state.ticket(sample)?.status).toBe("closed");
    await harness.screenshot(popup, "popup-closed");
    await harness.closePopup();
  });

  test("the browser's own menu closes what its title names", async () => {
    const id = sandbox.helpDeskIds.text[1] ?? "";
    sandbox.state.change(id, { status: "resolved" });
    await select(desk, id);
    const outcome = await harness.chooseMenuItem(desk, {
      at: "#chosen",
      label: /^Close ticket/,
      itemId: menuItemId([id]),
    });
    if (outcome.label) expect(outcome.label).toContain(id.slice(0, 4));
    await until("the close", async () => sandbox.state.ticket(id)?.status === "closed", 15_000);
    expect(sandbox.ledger.closesReceived(id)).toBe(1);
  });

  test("nothing went wrong unseen, and the token reached nobody else", async () => {
    expect((await harness.errors()).filter((error) => !closedMeanwhile.test(error))).toEqual([]);
    expect(sandbox.ledger.entries().every(({ token }) => token === "write")).toBe(true);
  });
});

/** Firefox notes each message whose page was closed before the answer came; closing a popup early is no error. */
const closedMeanwhile = /context (is inactive|unloaded)/;

/** Where the help-desk page shows ids that a person could point at, and where it only holds them. */
const shown = [
  "text",
  "table",
  "linkPath",
  "linkQuery",
  "linkFragment",
  "input",
  "textarea",
  "contentEditable",
  "code",
  "pre",
  "splitByTag",
  "splitByWordBreak",
  "sameOriginFrame",
  "crossOriginFrame",
  "srcdocFrame",
  "openShadow",
  "closedShadow",
  "arrivals",
  "replaced",
] as const;
const unseen = ["script", "comment", "bent", "added", "departures", "other"] as const;

/** Selects an id in the page's text, with the mouse as a person does: what scripts select does not count. Names the element that holds it. */
async function select(page: Page, id: string): Promise<void> {
  await page.bringToFront();
  const { x, y } = await page.evaluate((wanted) => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const range = new Range();
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.nodeValue?.indexOf(wanted) ?? -1;
      if (at < 0) continue;
      if (node.parentElement) node.parentElement.id = "chosen";
      node.parentElement?.scrollIntoView({ block: "center" });
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      break;
    }
    const { left, top, height } = range.getBoundingClientRect();
    return { x: left + 2, y: top + height / 2 };
  }, id);
  await page.mouse.click(x, y, { count: 2 });
}

/** What the page tells screen readers of its texts. */
function languageOf(page: Page): Promise<string[]> {
  return page.evaluate(() => [document.documentElement.lang, document.documentElement.dir]);
}
