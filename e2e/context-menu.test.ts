import type { Page } from "puppeteer-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { type Sandbox, startSandbox } from "../sandbox";
import { launch } from "./harness/browser";
import { type Display, startDisplay } from "./harness/display";
import { browsersToTest } from "./harness/executables";
import type { Harness, MenuOutcome } from "./harness/harness";
import { signIn } from "./harness/screens";
import { until } from "./harness/until";

/** Closing from the browser's own menu. Firefox has it without a screen too; Chromium only where Xvfb and xdotool are. */
describe.each(browsersToTest)("in %s, the context menu", (browser) => {
  let sandbox: Sandbox;
  let harness: Harness;
  let display: Display | null = null;

  beforeAll(async () => {
    sandbox = await startSandbox();
    if (browser === "chromium") display = await startDisplay();
    harness = await launch(sandbox, { browser, headless: display === null, display, collectErrors: true });
    await signIn(harness, sandbox.tokens.write);
  });
  afterEach(() => sandbox.ledger.clear());
  afterAll(async () => {
    await harness?.close();
    display?.stop();
    await sandbox?.stop();
  });

  test("closes the ticket whose id is under the pointer", async () => {
    const [id = ""] = sandbox.helpDeskIds.code;
    const desk = await openDesk();
    tell(await harness.chooseMenuItem(desk, { at: "code", label: /^Close ticket /, itemId: `close:${id}` }));
    await until("the ticket to be closed", () => sandbox.state.ticket(id)?.status === "closed", 15_000);
    expect(sandbox.ledger.closesReceived()).toBe(1);
    expect(await harness.errors()).toEqual([]);
  });

  test("closes all tickets of a selection", async () => {
    const ids = sandbox.helpDeskIds.text;
    for (const id of ids) sandbox.state.change(id, { status: "resolved" });
    const desk = await openDesk();
    // By hand: what scripts select does not count.
    await desk.click("main p", { count: 3 });
    const label = new RegExp(`^Close ${ids.length} tickets in selection`);
    tell(await harness.chooseMenuItem(desk, { at: "main p", label, itemId: `close:${ids.join(",")}` }));
    const areClosed = () => ids.every((id) => sandbox.state.ticket(id)?.status === "closed");
    await until("the tickets to be closed", areClosed, 15_000);
    expect(sandbox.ledger.closesReceived()).toBe(ids.length);
  });

  async function openDesk(): Promise<Page> {
    const desk = await harness.newPage(sandbox.webOrigin);
    await until("the ids to be found", async () => (await harness.badge(desk)).text !== "");
    return desk;
  }

  function tell({ how, label }: MenuOutcome): void {
    const menu = how === "menu" ? "the browser's own menu" : "no menu without a screen, only its event";
    console.log(`${browser}: ${menu}${label === null ? "" : `, “${label}”`}`);
  }
});
