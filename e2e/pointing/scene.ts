import type { Page } from "puppeteer-core";
import { expect } from "vitest";
import type { Browser as ExtensionApi } from "webextension-polyfill";
import { startSandbox } from "../../sandbox";
import { menuItemId, type Target } from "../../utils/background/close-target";
import { shortTicketId } from "../../utils/core/ticket-id";
import { launch } from "../harness/browser";
import { startDisplay } from "../harness/display";
import type { BrowserName } from "../harness/executables";
import type { MenuPlace } from "../harness/harness";
import { setUndoWindow, signIn } from "../harness/screens";
import { until } from "../harness/until";
import { servePages } from "./page";

/** A browser that is signed in, with a page of lines in it. What is chosen in the menu is sent at once. */
export async function startScene(browser: BrowserName): Promise<Scene> {
  const sandbox = await startSandbox();
  const site = await servePages();
  const display = await startDisplay();
  const harness = await launch(sandbox, {
    browser,
    headless: display === null,
    display,
    collectErrors: true,
  });
  await signIn(harness, sandbox.tokens.write);
  await setUndoWindow(harness, 0);
  const page = await harness.newPage();

  /** What the background would offer, and, where it can be read, what the menu says. */
  async function expectOffer(at: MenuPlace, ids: readonly string[]): Promise<void> {
    const titles = ids.map((id) => `Close ticket ${shortTicketId(id)}`);
    await until(`the menu at ${JSON.stringify(at)} for ${ids.join() || "nothing"}`, async () => {
      const read = await harness.readMenu(page, at);
      const target = await harness.inBackground(readTarget);
      return (target?.ids ?? []).join() === ids.join() && (read ?? titles).join() === titles.join();
    });
  }

  async function expectToClose(
    at: MenuPlace,
    ids: readonly string[],
    meanwhile?: () => Promise<void>,
  ): Promise<void> {
    const [id = ""] = ids;
    const one = new RegExp(`^Close ticket ${shortTicketId(id)}`);
    const label = ids.length > 1 ? new RegExp(`^Close ${ids.length} tickets in selection$`) : one;
    const hook = meanwhile && { meanwhile };
    await harness.chooseMenuItem(page, { at, label, itemId: menuItemId(ids), ...hook });
    await until("the tickets to be closed", () =>
      ids.every((each) => sandbox.ledger.closesApplied(each) === 1),
    );
    expect(sandbox.ledger.closesReceived()).toBe(ids.length);
    sandbox.ledger.clear();
  }

  return {
    page,
    hasKeys: display !== null,
    otherOrigin: site.otherOrigin,
    newId: () => sandbox.state.addTicket().id,
    open: (lines) => page.goto(site.show(lines)).then(() => {}),
    show: async (lines) => {
      await page.goto(site.show(lines));
      await until("the ids to be found", async () => (await harness.badge(page)).text !== "");
    },
    expectOffer,
    expectToClose,
    errors: () => harness.errors(),
    stop: async () => {
      await harness.close();
      display?.stop();
      await site.stop();
      await sandbox.stop();
    },
  };
}

/** Runs in the background. */
async function readTarget(api: ExtensionApi): Promise<Target | null> {
  return (await api.storage.session.get("target"))["target"] as Target | null;
}

export interface Scene {
  readonly page: Page;
  /** Whether the menu can be opened by a key. */
  readonly hasKeys: boolean;
  /** The origin of frames that are not the page's. */
  readonly otherOrigin: string;
  /** Makes a ticket that can be closed. */
  readonly newId: () => string;
  /** Opens the page anew, with other lines. */
  readonly open: (lines: readonly string[]) => Promise<void>;
  /** The same, and waits until ids were found. */
  readonly show: (lines: readonly string[]) => Promise<void>;
  /** Waits until the menu offers these ids at a place: none, one, or more. */
  readonly expectOffer: (at: MenuPlace, ids: readonly string[]) => Promise<void>;
  /** Takes our item, which has to name these tickets, and waits until they, and no others, are closed. */
  readonly expectToClose: (
    at: MenuPlace,
    ids: readonly string[],
    meanwhile?: () => Promise<void>,
  ) => Promise<void>;
  readonly errors: () => Promise<string[]>;
  readonly stop: () => Promise<void>;
}
