import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Sandbox, startSandbox } from "../sandbox";
import { record, scale } from "../soak/figure";
import { launch } from "./harness/browser";
import type { Harness } from "./harness/harness";
import { activityOf, closeTicket, connect, ticketRow } from "./harness/screens";
import { until } from "./harness/until";

const ROUNDS = scale(2, 20);
/** How soon after its promise the browser is killed, at the latest. */
const SOON_MS = 50;

let sandbox: Sandbox;
let profile: string;
let harness: Harness;

beforeAll(async () => {
  sandbox = await startSandbox({ behaviour: { keepAlive: false } });
  profile = await mkdtemp(join(tmpdir(), "closeout-profile-"));
  harness = await launch(sandbox, { browser: "chromium", profile });
  await connect(await harness.openOptions(), sandbox.tokens.write);
});
afterAll(async () => {
  await harness?.close();
  await sandbox?.stop();
  await rm(profile, { recursive: true, force: true });
});

test(
  "what the popup promised is done by the browser that is started after a kill",
  async () => {
    const soon: number[] = [];
    // A busy machine may be late: that round proves less, and is done again.
    for (let round = 1; soon.length < ROUNDS && round <= 3 * ROUNDS; round += 1) {
      const { id } = sandbox.state.addTicket();
      const delay = await killAtPromise(await popupWith(id), id);
      if (delay <= SOON_MS) soon.push(delay);
      expect(sandbox.ledger.closesReceived(id)).toBe(0);

      harness = await launch(sandbox, { browser: "chromium", profile });
      const options = await harness.openOptions();
      await until(`the job of round ${round}`, async () => (await activityOf(options, id)) !== null);
      await until("its end", async () => (await activityOf(options, id)) === "Closed", 20_000);
      expect(sandbox.ledger.closesReceived(id)).toBe(1);
      expect(sandbox.ledger.closesApplied(id)).toBe(1);
    }
    record("05-browser-kills", {
      what: `Chromium killed within ${SOON_MS} ms of “Closing in”, then started again`,
      asked: `${ROUNDS} of ${ROUNDS} jobs still there and finished`,
      seen: `${soon.length} of ${ROUNDS}, each closed by one request; killed after ${Math.max(...soon)} ms at most`,
    });
    expect(soon).toHaveLength(ROUNDS);
  },
  ROUNDS * 60_000,
);

/** The popup over a page with one ticket, which can be closed. */
async function popupWith(id: string): Promise<Page> {
  const page = await harness.newPage(`${sandbox.webOrigin}/empty`);
  await page.evaluate((text) => document.body.append(text), id);
  await until("the count on the toolbar", async () => (await harness.badge(page)).text === "1");
  const popup = await harness.openPopup(page);
  await until("the ticket's details", async () => (await ticketRow(popup, id)).$('[data-look="accent"]'));
  return popup;
}

/**
 * Closes a ticket, and kills the browser as soon as the popup says that it will.
 *
 * @returns how long after, in ms
 */
async function killAtPromise(popup: Page, id: string): Promise<number> {
  const session = await popup.createCDPSession();
  await session.send("Runtime.addBinding", { name: "promised" });
  const word = new Promise<number>((resolve) => {
    session.once("Runtime.bindingCalled", ({ payload }) => resolve(Number(payload)));
  });
  await popup.evaluate(() => {
    const look = () => {
      if (/Closing in \d+ s/.test(document.body.textContent ?? "")) promised(`${Date.now()}`);
    };
    new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true });
  });
  // Its browser goes away while it is pressed.
  void closeTicket(popup, id).catch(() => {});
  const promisedAt = await word;
  const gone = harness.kill();
  const after = Date.now() - promisedAt;
  await gone;
  return after;
}

/** In the popup: hands a time to this test, quicker than any function that Puppeteer would put there. */
declare function promised(time: string): void;
