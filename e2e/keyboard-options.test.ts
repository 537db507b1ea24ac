import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Sandbox, startSandbox } from "../sandbox";
import { launch } from "./harness/browser";
import { browsersToTest } from "./harness/executables";
import { shows } from "./harness/find";
import type { Harness } from "./harness/harness";
import { until } from "./harness/until";
import { hardToReach } from "./keyboard/controls";
import { type Hands, handsOn } from "./keyboard/hands";
import { type Ears, earsOn } from "./keyboard/said";

/** Every section of the options without a mouse: no key may leave the focus nowhere, and each outcome is said once. */
describe.each(browsersToTest)("in %s, the options", (browser) => {
  let sandbox: Sandbox;
  let harness: Harness;
  let options: Page;
  let hands: Hands;
  let ears: Ears;

  beforeAll(async () => {
    sandbox = await startSandbox();
    harness = await launch(sandbox, { browser });
    options = await harness.openOptions();
    hands = handsOn(options);
    // Not by the words: they stand there as well while the background is slow to answer.
    await until("the field for a token", () => options.$("#token"));
    ears = await earsOn(options);
  });
  afterAll(async () => {
    await harness?.close();
    await sandbox?.stop();
  });

  const settings = () =>
    options.evaluate(async () => {
      const { chrome } = globalThis as unknown as {
        chrome: { runtime: { sendMessage(m: object): Promise<unknown> } };
      };
      const reply = await chrome.runtime.sendMessage({ to: "ui", name: "getSettings", args: {} });
      return (reply as { value: Record<string, unknown> }).value;
    });
  const stored = (name: string, value: unknown) =>
    until(
      `${name} to be stored`,
      async () => JSON.stringify((await settings())[name]) === JSON.stringify(value),
    );

  test("lead to each control, before connecting", async () => {
    // Not by a single Tab: where the background is slow to answer, a notice with a button stands before it for a while.
    await hands.goTo("API token");
    expect(await hardToReach(options)).toEqual([]);
  });

  test("take no wrong token, and say why", async () => {
    await hands.write("API token", "capi_wrong");
    await hands.press("Enter");
    expect(await ears.news()).toEqual([expect.stringMatching(/^Conduit does not know this token/)]);
    await hands.arriveAt("API token");
    await hands.write("API token", sandbox.tokens.write);
    await hands.press("Enter");
    await hands.arriveAt(/^Connected/);
  });

  test("lead to each control, once connected", async () => {
    expect(await hardToReach(options)).toEqual([]);
  });

  test("go back to the first steps", async () => {
    for (const [step, heading] of [
      ["Connect (done)", "Connection"],
      ["Choose a workspace (done)", "Workspace"],
      ["Connect (done)", "Connection"],
    ] as const) {
      await hands.goTo(step);
      await hands.press("Enter");
      await hands.arriveAt(heading);
    }
  });

  test("replace the token, or keep it", async () => {
    await hands.goTo("Replace token");
    await hands.press("Enter");
    await hands.arriveAt("API token");
    await hands.goTo("Keep the current one");
    await hands.press("Enter");
    await hands.arriveAt("Replace token");
    await hands.press("Enter");
    await hands.write("API token", sandbox.tokens.write);
    await hands.press("Enter");
    await hands.arriveAt(/^Connected/);
    await hands.goTo("Forget the token when the browser quits");
    await hands.press(" ");
    await shows(options, /kept encrypted in memory only/);
    await hands.focus();
    await ears.heardNothing();
  });

  test("choose a workspace", async () => {
    await hands.goTo("Workspace");
    await hands.press("ArrowDown");
    await until("the choice", async () => (await options.$eval("select", (field) => field.value)) !== "");
    await hands.press("ArrowUp");
  });

  test("change what can be set", async () => {
    await hands.goTo("Undo window");
    for (const key of ["End", "Home", "ArrowRight"]) await hands.press(key);
    await stored("undoSeconds", 1);
    await hands.goTo("Underline ticket ids on pages");
    await hands.press(" ");
    await stored("underline", false);
    const notify = "Notify about closes from the menu or a shortcut";
    await hands.goTo(notify);
    await hands.press(" ");
    await stored("notify", false);
    await hands.arriveAt(notify);
    await ears.heardNothing();
  });

  test("take silent sites and an address for links, and say what is wrong with them", async () => {
    await hands.write("Stay silent on these sites", "some where");
    await hands.press("Tab");
    expect(await ears.news()).toEqual([expect.stringMatching(/^Not saved: “some where”/)]);
    await hands.write("Stay silent on these sites", "example.com");
    await hands.press("Enter");
    await hands.type("*.example.org");
    await hands.press("Tab");
    await stored("silentSites", ["example.com", "*.example.org"]);
    await hands.write("Link to a ticket in Conduit", "https://conduit.example/");
    await hands.press("Enter");
    expect(await ears.news()).toEqual(["Not saved: the address lacks {id}."]);
    await hands.type("{id}");
    await hands.press("Enter");
    await stored("linkTemplate", "https://conduit.example/{id}");
    await hands.arriveAt("Link to a ticket in Conduit");
    await ears.heardNothing();
  });
});
