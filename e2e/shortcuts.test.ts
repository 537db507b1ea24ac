import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Sandbox, startSandbox } from "../sandbox";
import { launch } from "./harness/browser";
import { type Display, startDisplay } from "./harness/display";
import { browsersToTest } from "./harness/executables";
import type { Harness } from "./harness/harness";
import { signIn } from "./harness/screens";
import { pause, until } from "./harness/until";

/** Browsers refuse keys that they use themselves, without a word. Real keys need Xvfb and xdotool. */
describe.each(browsersToTest)("in %s, the keyboard shortcuts", (browser) => {
  let sandbox: Sandbox;
  let harness: Harness;
  let display: Display | null = null;

  beforeAll(async () => {
    sandbox = await startSandbox();
    if (browser === "chromium") display = await startDisplay();
    harness = await launch(sandbox, { browser, headless: display === null, display });
  });
  afterAll(async () => {
    await harness?.close();
    display?.stop();
    await sandbox?.stop();
  });

  test("are given to us", async () => {
    const shortcuts = await harness.inBackground(async (api) =>
      (await api.commands.getAll()).map(({ name, shortcut }) => `${name}: ${shortcut}`),
    );
    expect(shortcuts).toEqual(["_execute_action: Alt+Shift+O", "close-ticket: Alt+Shift+L"]);
  });

  test("close what is under the pointer", async ({ skip }) => {
    if (!display) return skip("no display with real keys here");
    await signIn(harness, sandbox.tokens.write);
    const desk = await harness.newPage(sandbox.webOrigin);
    await until("the ids to be found", async () => (await harness.badge(desk)).text !== "");
    const [id = ""] = sandbox.helpDeskIds.code;
    sandbox.state.change(id, { status: "resolved" });
    const code = await until("the id on the page", () => desk.$("code"));
    await code.scrollIntoView();
    const { x, y } = await code.clickablePoint();
    await desk.mouse.click(x, y);
    // Until the extension has heard what is under the pointer.
    await pause(300);
    await display.press("key", "alt+shift+l");
    await until("the ticket to be closed", () => sandbox.state.ticket(id)?.status === "closed", 15_000);
    expect(sandbox.ledger.closesReceived()).toBe(1);
  });
});
