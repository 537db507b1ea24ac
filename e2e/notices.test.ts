import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Sandbox, startSandbox } from "../sandbox";
import { launch } from "./harness/browser";
import { browsersToTest } from "./harness/executables";
import type { Harness } from "./harness/harness";
import { signIn } from "./harness/screens";
import { pause, until } from "./harness/until";

/** What was chosen outside of our own screens is told, and can be taken back, by a notification. */
describe.each(browsersToTest)("in %s, the notification of a close from the menu", (browser) => {
  let sandbox: Sandbox;
  let harness: Harness;

  beforeAll(async () => {
    sandbox = await startSandbox();
    harness = await launch(sandbox, { browser });
    await signIn(harness, sandbox.tokens.write);
  });
  afterAll(async () => {
    await harness?.close();
    await sandbox?.stop();
  });

  test("takes it back, and nothing is sent", async () => {
    const [id = ""] = sandbox.helpDeskIds.code;
    sandbox.state.change(id, { status: "resolved" });
    const desk = await harness.newPage(sandbox.webOrigin);
    await until("the ids to be found", async () => (await harness.badge(desk)).text !== "");
    await harness.chooseMenuItem(desk, { at: "code", label: /^Close ticket /, itemId: `close:${id}` });
    const text = await harness.pressNotice();
    if (text !== null) expect(text).toMatch(/Closing in \d s.*Click here to undo/i);
    // Longer than the undo window.
    await pause(8_000);
    expect(sandbox.ledger.closesReceived()).toBe(0);
    expect(sandbox.state.ticket(id)?.status).toBe("resolved");
    const shown = await harness.inBackground(
      async (api) => Object.keys(await api.notifications.getAll()).length,
    );
    expect(shown).toBe(0);
  });
});
