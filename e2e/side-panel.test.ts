import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Sandbox, startSandbox } from "../sandbox";
import { launch } from "./harness/browser";
import { browsersToTest } from "./harness/executables";
import { press, shows } from "./harness/find";
import type { Harness } from "./harness/harness";
import { listedIds, rowShows, signIn, ticketRow, toggleDetails, undo } from "./harness/screens";
import { until } from "./harness/until";
import { handsOn } from "./keyboard/hands";
import { earsOn } from "./keyboard/said";

/** The real panel, opened from the real popup. */
describe.each(browsersToTest)("in %s, the panel at the side", (browser) => {
  let sandbox: Sandbox;
  let harness: Harness;
  let desk: Page;
  let panel: Page;
  let id: string;

  beforeAll(async () => {
    sandbox = await startSandbox();
    harness = await launch(sandbox, { browser });
    [id = ""] = sandbox.helpDeskIds.table;
    sandbox.state.change(id, { status: "resolved" });
    await signIn(harness, sandbox.tokens.write);
    desk = await harness.newPage(sandbox.webOrigin);
    await until("the ids to be found", async () => (await harness.badge(desk)).text !== "");
  });
  afterAll(async () => {
    await harness?.close();
    await sandbox?.stop();
  });

  test("opens from the popup, over the same tab", async () => {
    const popup = await harness.openPopup(desk);
    await shows(popup, /On this page/);
    const hands = handsOn(popup);
    await hands.goTo("Open at the side");
    await hands.leaveBy("Enter");
    panel = await harness.openedPanel();
    await ticketRow(panel, id);
    const { inner, drawn } = await panel.evaluate(() => ({
      inner: innerWidth,
      drawn: document.documentElement.scrollWidth,
    }));
    expect(drawn).toBeLessThanOrEqual(inner);
  });

  test("keeps a row open while its ticket is read anew", async () => {
    await toggleDetails(panel, id);
    sandbox.state.change(id, { subject: "Changed meanwhile" });
    await press(panel, "button", "Refresh tickets");
    await rowShows(panel, id, /Changed meanwhile/);
    expect(await panel.$$eval('[aria-expanded="true"]', (open) => open.length)).toBe(1);
  });

  test("closes, and takes back", async () => {
    await press(await ticketRow(panel, id), "button", /^Close ticket: /);
    await rowShows(panel, id, "closingSoon");
    await undo(panel, id);
    await rowShows(panel, id, "cancelled");
    expect(sandbox.ledger.closesReceived()).toBe(0);
  });

  test("does the same by keys alone, and says each outcome once", async () => {
    const hands = handsOn(panel);
    const ears = await earsOn(panel);
    await hands.goTo("Filter, or paste ticket ids");
    await hands.type("changed meanwhile");
    await until("one row", async () => (await listedIds(panel)).join() === id);
    await hands.look();
    await hands.press("ArrowDown");
    expect(await hands.focus()).toBe(`subject of ${id}`);
    await hands.press("c");
    await rowShows(panel, id, "closingSoon");
    await hands.press("u");
    await rowShows(panel, id, "cancelled");
    await until("the filter's end", async () => {
      await hands.press("Escape");
      return (await listedIds(panel)).length > 20;
    });
    const isCount = (words: string) => /^\d+ tickets?$/.test(words);
    expect((await ears.news()).filter((words) => !isCount(words))).toEqual([
      expect.stringMatching(/^Changed meanwhile: Closing in \d s$/),
      "Changed meanwhile: Cancelled, nothing was sent",
    ]);
    expect(sandbox.ledger.closesReceived()).toBe(0);
  });

  test("follows the tab in front and where it goes", async () => {
    const many = await harness.newPage(`${sandbox.webOrigin}/many?n=7`);
    await until("the tickets of the new tab", async () => (await listedIds(panel)).length === 7);
    await desk.bringToFront();
    await until("the first tab's again", async () => (await listedIds(panel)).includes(id));
    await many.bringToFront();
    await many.goto(`${sandbox.webOrigin}/empty`);
    await until("no ticket", async () => (await listedIds(panel)).length === 0);
    expect(await harness.errors()).toEqual([]);
  });
});
