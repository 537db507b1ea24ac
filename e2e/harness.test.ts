import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Browser as ExtensionApi } from "webextension-polyfill";
import { type Sandbox, startSandbox } from "../sandbox";
import { launch } from "./harness/browser";
import { browsersToTest } from "./harness/executables";
import type { Harness } from "./harness/harness";
import { until } from "./harness/until";

/** What all other browser tests stand on: that the shipped build runs, and that nothing but loopback can be reached. */
describe.each(browsersToTest)("in %s", (browser) => {
  let sandbox: Sandbox;
  let harness: Harness;
  let desk: Page;

  beforeAll(async () => {
    sandbox = await startSandbox();
    harness = await launch(sandbox, { browser });
    desk = await harness.newPage(`${sandbox.webOrigin}/empty`);
  });
  afterAll(async () => {
    await harness?.close();
    await sandbox?.stop();
  });

  test("the background reaches the sandbox as api.conduit.ai, and nothing else", async () => {
    const before = sandbox.ledger.entries().length;
    const [status, elsewhere] = await harness.inBackground(async () => [
      (await fetch("https://api.conduit.ai/v1/workspaces", { cache: "no-store" })).status,
      await fetch("https://example.com/").then(
        () => "an answer",
        () => "nothing",
      ),
    ]);
    expect([status, elsewhere]).toEqual([401, "nothing"]);
    expect(sandbox.ledger.entries().slice(before)).toMatchObject([{ path: "/v1/workspaces", token: "none" }]);
  });

  test("a page reaches nothing but loopback either", async () => {
    const outcome = await desk.evaluate(() =>
      fetch("https://example.com/", { mode: "no-cors" }).then(
        () => "an answer",
        () => "nothing",
      ),
    );
    expect(outcome).toBe("nothing");
  });

  test("the real popup opens over a tab, again and again", async () => {
    for (let time = 0; time < 2; time += 1) {
      const popup = await harness.openPopup(desk);
      expect(await popup.title()).toBe("Closeout");
      expect(popup.url()).toBe(`${harness.extensionOrigin}/popup.html`);
      // Firefox gives it one only when it was drawn.
      await until("the popup's size", () => popup.evaluate(() => innerWidth > 0));
      await harness.screenshot(popup, "popup-first-sight");
      await harness.closePopup();
    }
  });

  test("the options page opens, the one that installing opened and another", async () => {
    await (await harness.openOptions()).close();
    const options = await harness.openOptions();
    expect(options.url().replace(/#.*/, "")).toBe(`${harness.extensionOrigin}/options.html`);
    expect(await options.title()).toContain("Closeout");
    await harness.screenshot(options, "options-first-sight");
    await options.close();
  });

  test("the background ends when told and comes back when needed", async () => {
    await harness.inBackground(() => void Object.assign(globalThis, { marked: true }));
    expect(await harness.inBackground(() => "marked" in globalThis)).toBe(true);
    await harness.stopBackground();
    expect(await harness.isBackgroundRunning()).toBe(false);
    expect(await harness.inBackground(() => "marked" in globalThis)).toBe(false);
    expect(await harness.isBackgroundRunning()).toBe(true);
  });

  test("the background ends when told though a page of ours goes on asking it, and is another one then", async () => {
    const asking = await harness.openExtensionPage("options.html");
    await asking.evaluate(() => {
      const { chrome } = globalThis as unknown as { chrome: ExtensionApi };
      const ask = () => chrome.runtime.sendMessage({ to: "ui", name: "getSettings", args: {} });
      setInterval(() => void ask().catch(() => {}), 5);
    });
    for (let time = 0; time < 3; time += 1) {
      await harness.inBackground(() => void Object.assign(globalThis, { marked: true }));
      await harness.stopBackground();
      expect(await harness.inBackground(() => "marked" in globalThis)).toBe(false);
    }
    await asking.close();
  });

  test("offline is offline, also for a background that starts anew", async () => {
    const answers = () =>
      harness.inBackground(() =>
        fetch("https://api.conduit.ai/v1/workspaces", { cache: "no-store" }).then(
          () => true,
          () => false,
        ),
      );
    await harness.setOffline(true);
    expect(await answers()).toBe(false);
    await harness.stopBackground();
    expect(await answers()).toBe(false);
    await harness.setOffline(false);
    expect(await answers()).toBe(true);
  });

  test("an error in the background comes to light", async () => {
    const noise = "thrown by a test";
    await harness.inBackground(
      (_, message) =>
        void setTimeout(() => {
          throw new Error(message);
        }),
      noise,
    );
    await until("the error", async () => (await harness.errors()).some((error) => error.includes(noise)));
  });
});
