import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Sandbox, startSandbox } from "../sandbox";
import { shortTicketId } from "../utils/core/ticket-id";
import { launch } from "./harness/browser";
import { browsersToTest } from "./harness/executables";
import { shows } from "./harness/find";
import { given, watchFiles } from "./harness/given-files";
import type { Harness } from "./harness/harness";
import { connect, rowShows } from "./harness/screens";
import { until } from "./harness/until";
import { chooseFile } from "./keyboard/choose-file";
import { hardToReach } from "./keyboard/controls";
import { type Hands, handsOn } from "./keyboard/hands";
import { type Ears, earsOn } from "./keyboard/said";

/** What the options say and do once tickets were closed, without a mouse: as in `keyboard-options.test.ts`. */
describe.each(browsersToTest)("in %s, the options", (browser) => {
  let sandbox: Sandbox;
  let harness: Harness;
  let options: Page;
  let hands: Hands;
  let ears: Ears;
  let folder: string;
  let undone: string;
  let changed: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "closeout-keyboard-"));
    sandbox = await startSandbox();
    [undone = "", changed = ""] = sandbox.helpDeskIds.table;
    for (const id of [undone, changed]) sandbox.state.change(id, { status: "resolved" });
    harness = await launch(sandbox, { browser });
    options = await harness.openOptions();
    await connect(options, sandbox.tokens.write);
    hands = handsOn(options);
    ears = await earsOn(options);
    await watchFiles(options);
  });
  afterAll(async () => {
    await harness?.close();
    await sandbox?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  test("show, from the popup, what was just chosen", async () => {
    await hands.goTo("Undo window");
    await hands.press("End");
    const desk = await harness.newPage(sandbox.webOrigin);
    await until("the ids to be found", async () => Number((await harness.badge(desk)).text) > 20);
    const popup = await harness.openPopup(desk);
    const inPopup = handsOn(popup);
    await shows(popup, /On this page/);
    for (const id of [undone, changed]) {
      await inPopup.press("/");
      await inPopup.type(sandbox.state.ticket(id)?.subject ?? id);
      await rowShows(popup, id, /Resolved/);
      await inPopup.look();
      await inPopup.press("ArrowDown");
      expect(await inPopup.focus()).toBe(`subject of ${id}`);
      await inPopup.press("c");
      await rowShows(popup, id, "closingSoon");
      await inPopup.press("Escape");
      expect(await inPopup.focus()).toBe(`subject of ${id}`);
    }
    sandbox.state.change(changed, { last_message_preview: "Wait, one more thing" });
    await inPopup.goTo("Refresh tickets");
    await inPopup.press("Enter");
    await rowShows(popup, changed, /Not sent/);
    await inPopup.goTo(/^Recent closes/);
    await inPopup.leaveBy("Enter");
    await hands.arriveAt("Recent closes");
  });

  test("lead to each control", async () => {
    expect(await hardToReach(options)).toEqual([]);
  });

  test("take a close back, and say so once", async () => {
    await hands.goTo(`Undo: ${shortTicketId(undone)}`);
    await hands.press("Enter");
    await hands.arriveAt(/Cancelled, nothing was sent/);
    expect(await ears.news()).toEqual([`Ticket ${shortTicketId(undone)}: Cancelled, nothing was sent`]);
  });

  test("search and give what is found", async () => {
    await hands.goTo("Search by id, subject or outcome");
    await hands.type("x");
    await hands.type("!");
    expect((await ears.news()).at(-1)).toMatch(/^No close here matches “x!”/);
    await hands.withControl("a", "SelectAll");
    await hands.type(changed);
    expect((await ears.news()).at(-1)).toBe("1 close found");
    await hands.press("Tab");
    await hands.arriveAt("Clear the field");
    await hands.press("Tab");
    await hands.arriveAt("Export 1 close as CSV");
    await hands.press("Enter");
    expect(await ears.news()).toEqual([expect.stringMatching(/saves it as closeout-closes-/)]);
    expect(await given(options)).toContain(changed);
    await hands.press("Tab");
    await hands.arriveAt(/^Copy Ticket/);
    await hands.press("Enter");
    expect(await ears.news()).toEqual([expect.stringMatching(/^(Copied|Not copied)/)]);
  });

  test("ask before a ticket is closed again, can be left, and say once what became of it", async () => {
    await hands.goTo("Undo window");
    await hands.press("Home");
    const again = `Close again: ${shortTicketId(changed)}`;
    await hands.goTo(again);
    await hands.press("Enter");
    await hands.arriveAt("Keep open");
    expect(await ears.news()).toEqual(["Resolved. Close it?"]);
    await hands.press("Escape");
    await hands.arriveAt(again);
    await hands.press("Enter");
    await hands.arriveAt("Keep open");
    await until("the question", async () => (await ears.news()).includes("Resolved. Close it?"));
    await hands.goTo("Close");
    await hands.press("Enter");
    await shows(options, /Conduit’s answer/);
    await hands.focus();
    // At first it may be said that it waits.
    expect((await ears.news()).filter((words) => !words.endsWith("Waiting to close"))).toEqual([
      `Ticket ${shortTicketId(changed)}: Closed`,
    ]);
    expect(sandbox.ledger.closesReceived(changed)).toBe(1);
  });

  test("give the settings as a file, and take them", async () => {
    await hands.goTo("Export settings");
    await hands.press("Enter");
    expect(await ears.news()).toEqual([expect.stringMatching(/saves it as closeout-settings-/)]);
    const file = JSON.parse(await given(options));
    for (const [undoSeconds, words] of [
      [99, /^Nothing was changed: “undoSeconds”/],
      [7, /^Changed: Undo window\.$/],
    ] as const) {
      const path = join(folder, "settings.json");
      await writeFile(path, JSON.stringify({ ...file, settings: { ...file.settings, undoSeconds } }));
      await hands.goTo("Import settings…");
      await chooseFile(options, path, () => hands.press("Enter"));
      expect(await ears.news()).toEqual([expect.stringMatching(words)]);
      await hands.arriveAt("Import settings…");
    }
  });

  test("forget everything, after asking once", async () => {
    const forget = "Forget everything…";
    await hands.goTo(forget);
    await hands.press("Enter");
    await hands.arriveAt("Keep everything");
    await hands.press("Escape");
    await hands.arriveAt(forget);
    await ears.heardNothing();
    await hands.press("Enter");
    await hands.goTo("Erase everything");
    await hands.press("Enter");
    expect(await ears.news()).toEqual(["Erased: the token, the settings, 3 closes."]);
    await shows(options, /Connect to Conduit/);
    await hands.arriveAt(forget);
    await ears.heardNothing();
    expect(await hardToReach(options)).toEqual([]);
  });

  test("lead to the browser's page for shortcuts", async () => {
    await hands.goTo("Change shortcuts");
    await hands.leaveBy("Enter");
    await until("another tab in front", () => options.evaluate(() => document.visibilityState === "hidden"));
    await hands.arriveAt("Change shortcuts");
  });

  test("without an error", async () => {
    expect(await harness.errors()).toEqual([]);
  });
});
