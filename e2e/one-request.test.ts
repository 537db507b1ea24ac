import type { ElementHandle, Page } from "puppeteer-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Sandbox, startSandbox } from "../sandbox";
import { record } from "../soak/figure";
import { menuItemId } from "../utils/background/close-target";
import { launch } from "./harness/browser";
import type { Harness } from "./harness/harness";
import { rowShows, signIn, ticketRow } from "./harness/screens";
import { pause, until } from "./harness/until";

/** Two gestures further apart than this are not made at once. */
const AT_ONCE_MS = 1_000;

/** However often and in however many places an agent presses for one ticket: the service gets one request. */
describe("one request for one ticket", () => {
  let sandbox: Sandbox;
  let harness: Harness;
  let page: Page;
  let id: string;
  const received: number[] = [];

  beforeAll(async () => {
    // A kept connection that breaks makes the browser itself send a request again; here each request is to be seen by itself.
    sandbox = await startSandbox({ behaviour: { keepAlive: false } });
    harness = await launch(sandbox, { browser: "chromium" });
    await signIn(harness, sandbox.tokens.write);
  });
  afterAll(async () => {
    record("09-one-request", {
      what: "requests for one ticket after double clicks, held keys, two windows, popup and menu at once (Chromium)",
      asked: "1",
      seen: received.length === 0 ? "nothing" : `${Math.max(...received)} (${received.length} ways)`,
    });
    await harness?.close();
    await sandbox?.stop();
  });
  beforeEach(async () => {
    id = sandbox.state.addTicket().id;
    page = await harness.newPage(`${sandbox.webOrigin}/empty`);
    await page.evaluate((text) => document.body.append(text), id);
    await until("the count on the toolbar", async () => (await harness.badge(page)).text === "1");
  });
  afterEach(async () => {
    await harness.closePopup();
    await page.close();
  });

  // The second click of a quick one hits the same button, that of a slow one what was drawn in its place.
  test.each([0, 150])("a double click with %i ms between", async (between) => {
    const popup = await harness.openPopup(page);
    const { x, y } = await (await closeButton(popup)).clickablePoint();
    await popup.mouse.move(x, y);
    for (const clickCount of [1, 2]) {
      if (clickCount === 2) await pause(between);
      await popup.mouse.down({ clickCount });
      await popup.mouse.up({ clickCount });
    }
    await expectOneRequest(popup);
  });

  test("two windows at once", async () => {
    const other = await secondWindow();
    const popup = await harness.openPopup(page);
    const presses = [await pressed(popup), await pressed(other)];
    const times = await Promise.all(presses.map((release) => release()));
    expect(apart(times)).toBeLessThan(AT_ONCE_MS);
    await expectOneRequest(popup, other);
    await other.close();
  });

  test("the popup and the browser's menu at once", async () => {
    const popup = await harness.openPopup(page);
    const release = await pressed(popup);
    const times = await Promise.all([release(), harness.inBackground(chooseMenuItem, menuItemId([id]))]);
    expect(apart(times)).toBeLessThan(AT_ONCE_MS);
    await expectOneRequest(popup);
  });

  test.each(["c", "Enter"] as const)("the key %s held down", async (key) => {
    const popup = await harness.openPopup(page);
    await (await closeButton(popup)).focus();
    // From the second on these are repetitions, as of a key that is not let go.
    for (let time = 0; time < 20; time += 1) {
      await popup.keyboard.down(key);
      await pause(30);
    }
    await popup.keyboard.up(key);
    await expectOneRequest(popup);
  });

  /** The end of a close as every window shows it, none of them opened anew, and what the service got until then. */
  async function expectOneRequest(...windows: Page[]): Promise<void> {
    for (const each of windows) await rowShows(each, id, "closed");
    // A second request would follow the first at once.
    await pause(500);
    received.push(sandbox.ledger.closesReceived(id));
    expect(sandbox.ledger.closesReceived(id)).toBe(1);
    expect(sandbox.ledger.closesApplied(id)).toBe(1);
  }

  /** The button that closes the ticket without a question. */
  async function closeButton(popup: Page): Promise<ElementHandle> {
    const row = await ticketRow(popup, id);
    return await until("the button", () => row.$('button[data-part="close"][data-look="accent"]'));
  }

  /** The popup's screen in a window of its own, with the ticket pasted into it. */
  async function secondWindow(): Promise<Page> {
    const other = await page.browser().newPage({ type: "window" });
    await other.goto(`${harness.extensionOrigin}/popup.html`);
    const field = await until("the field", () => other.$('[data-part="filter"]'));
    await field.focus();
    await other.keyboard.sendCharacter(id);
    return other;
  }

  /**
   * Presses the mouse on the ticket's button. A click happens when it is let go, which is quick.
   *
   * @returns lets go, and tells when the click happened
   */
  async function pressed(popup: Page): Promise<() => Promise<number>> {
    const { x, y } = await (await closeButton(popup)).clickablePoint();
    await popup.evaluate(() => {
      const note = ({ target }: Event) => {
        // A row that had been drawn anew meanwhile would have put another button here.
        if (target instanceof Element && target.closest('[data-part="close"]'))
          document.body.setAttribute("data-clicked", `${Date.now()}`);
      };
      document.addEventListener("click", note, true);
    });
    await popup.mouse.move(x, y);
    await popup.mouse.down();
    return async () => {
      await popup.mouse.up();
      return await popup.$eval("body", (body) => Number(body.getAttribute("data-clicked")));
    };
  }
});

function apart(times: readonly number[]): number {
  return Math.max(...times) - Math.min(...times);
}

/** Runs in the worker: the browser's event of a click on our item, and when it was made. */
function chooseMenuItem(_: unknown, menuItemId: string): number {
  chrome.contextMenus.onClicked.dispatch({ editable: false, frameId: 0, menuItemId }, undefined);
  return Date.now();
}

declare const chrome: {
  contextMenus: { onClicked: { dispatch(info: object, tab: object | undefined): void } };
};
