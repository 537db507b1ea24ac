import type { Page } from "puppeteer-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Sandbox, startSandbox } from "../sandbox";
import { launch } from "./harness/browser";
import { press, shows, textOf } from "./harness/find";
import type { Harness } from "./harness/harness";
import { closeTicket, connect, rowShows, signIn } from "./harness/screens";
import { until } from "./harness/until";

/** What the agent reads when the service refuses, limits, breaks or is not there, on the built extension. */
describe("closing when things go wrong", () => {
  let sandbox: Sandbox;
  let harness: Harness;
  let desk: Page;
  let fresh: string[];
  let id: string;

  beforeAll(async () => {
    // A kept connection that breaks makes the browser itself send a request again; here each request is to be seen by itself.
    sandbox = await startSandbox({ behaviour: { keepAlive: false } });
    harness = await launch(sandbox, { browser: "chromium" });
    desk = await harness.newPage(sandbox.webOrigin);
    await until("the count on the toolbar", async () => Number((await harness.badge(desk)).text) > 20);
    await signIn(harness, sandbox.tokens.write);
    fresh = [...sandbox.helpDeskIds.table];
    for (const ticket of fresh) sandbox.state.change(ticket, { status: "resolved" });
  });
  afterAll(async () => {
    await harness?.close();
    await sandbox?.stop();
  });
  beforeEach(() => {
    id = fresh.shift() ?? "";
  });
  afterEach(async () => {
    await harness.closePopup();
    sandbox.faults.clear();
    sandbox.limit.clear();
  });

  /** Opens the popup anew and chooses to close the ticket of this test. */
  async function close(): Promise<Page> {
    await desk.bringToFront();
    const popup = await harness.openPopup(desk);
    await closeTicket(popup, id);
    await rowShows(popup, id, "closingSoon");
    return popup;
  }

  const answer = (status: number, error: string) =>
    sandbox.faults.add({
      on: { method: "POST", ticketId: id },
      do: { kind: "status", status, body: { error } },
    });

  test.each([
    [404, "Ticket not found"],
    [409, "Ticket is not resolved"],
    [422, "Follow-up pending"],
  ])(
    "refused with %i: says so in the service's words, and that it is not closed",
    async (status, sentence) => {
      answer(status, sentence);
      const popup = await close();
      await rowShows(popup, id, new RegExp(`Not closed: ${sentence}`));
      await harness.screenshot(popup, `popup-refused-${status}`);
      expect(sandbox.ledger.closesReceived(id)).toBe(1);
      expect(sandbox.state.ticket(id)?.status).toBe("resolved");
    },
  );

  test("refused with 403: holds everything, says why, and goes on when told", async () => {
    answer(403, "Token has no write access");
    const popup = await close();
    await until("the words", async () => /may not close/.test(await textOf(popup)));
    await harness.screenshot(popup, "popup-forbidden");
    expect(sandbox.ledger.closesReceived(id)).toBe(1);
    await press(popup, "button", "Try again");
    await rowShows(popup, id, "closed");
    expect(sandbox.ledger.closesReceived(id)).toBe(2);
    expect(sandbox.ledger.closesApplied(id)).toBe(1);
  });

  test("limited with 429: says until when, waits as long as asked, then closes", async () => {
    sandbox.faults.add({
      on: { method: "POST", ticketId: id },
      do: {
        kind: "status",
        status: 429,
        body: { error: "Too many requests" },
        headers: { "Retry-After": "6" },
      },
    });
    const popup = await close();
    await until("the words", async () => /Limited until/.test(await textOf(popup)));
    await harness.screenshot(popup, "popup-limited");
    const limitedAt = Date.now();
    await rowShows(popup, id, "closed", 30_000);
    expect(Date.now() - limitedAt).toBeGreaterThan(4_000);
    expect(sandbox.ledger.closesApplied(id)).toBe(1);
  });

  test("offline: says so, sends nothing, and closes when the network is back", async () => {
    const popup = await close();
    await harness.setOffline(true);
    await until("the words", async () => /offline/i.test(await textOf(popup)), 20_000);
    await harness.screenshot(popup, "popup-offline");
    expect(sandbox.ledger.closesReceived(id)).toBe(0);
    await harness.setOffline(false);
    // The first question of the popup finds out; the alarm would ring later.
    await rowShows(popup, id, "closed", 18_000);
    expect(sandbox.ledger.closesReceived(id)).toBe(1);
  });

  test("no answer within 20 s, though it was applied: never says failed, finds out by reading", async () => {
    sandbox.faults.add({ on: { method: "POST", ticketId: id }, do: { kind: "hang" }, at: "after-applying" });
    const popup = await close();
    await rowShows(popup, id, /Sent, no answer yet\. Checking…/, 35_000);
    await harness.screenshot(popup, "popup-checking");
    await rowShows(popup, id, /Closed \(confirmed by checking\)/, 15_000);
    expect(sandbox.ledger.closesReceived(id)).toBe(1);
  });

  test("the connection breaks before the request is applied: tried once more, half a minute later", async () => {
    sandbox.faults.add({ on: { method: "POST", ticketId: id }, do: { kind: "reset" }, at: "before-reading" });
    const popup = await close();
    await rowShows(popup, id, /Checking…/);
    await rowShows(popup, id, "closed", 45_000);
    expect(sandbox.ledger.closesApplied(id)).toBe(1);
    expect(sandbox.ledger.closesReceived(id)).toBe(2);
  });

  test("the ticket changes after it was chosen: not sent, and the agent is asked", async () => {
    const popup = await close();
    sandbox.state.change(id, { last_message_preview: "Wait, one more thing" });
    await popup.click('button[aria-label*="efresh"]');
    await rowShows(popup, id, /The ticket changed since you saw it\. Not sent\./);
    await harness.screenshot(popup, "popup-needs-agent");
    expect(sandbox.ledger.closesReceived(id)).toBe(0);
    expect((await harness.badge(desk)).text).toBe("!1");
  });

  test("the worker is stopped between the gesture and the request: still closed, once", async () => {
    await close();
    await harness.closePopup();
    await harness.stopBackground();
    expect(await harness.isBackgroundRunning()).toBe(false);
    // Whatever happens next wakes the worker; if nothing does, its alarm, half a minute after the gesture at the latest.
    await until("the close", async () => sandbox.state.ticket(id)?.status === "closed", 50_000);
    expect(sandbox.ledger.closesReceived(id)).toBe(1);
  });

  test("the worker is stopped while the request is on its way: looked at, not sent again", async () => {
    sandbox.faults.add({
      on: { method: "POST", ticketId: id },
      do: { kind: "delay", ms: 3_000 },
      at: "after-applying",
    });
    const popup = await close();
    await rowShows(popup, id, /Closing…/);
    await harness.stopBackground();
    await harness.closePopup();
    const again = await harness.openPopup(desk);
    await rowShows(again, id, /Closed \(confirmed by checking\)/, 45_000);
    expect(sandbox.ledger.closesReceived(id)).toBe(1);
  });

  test("refused with 401, though the token is good: all waits, and goes on when tried again", async () => {
    sandbox.faults.add({
      on: { method: "POST", ticketId: id },
      do: { kind: "status", status: 401, body: { error: "Unknown token" } },
    });
    const popup = await close();
    await rowShows(popup, id, /Waiting to close: Conduit refused the token/);
    await press(popup, "button", "Try again");
    await rowShows(popup, id, "closed");
    expect(sandbox.ledger.closesApplied(id)).toBe(1);
    expect(sandbox.ledger.closesReceived(id)).toBe(2);
  });

  // The last one: its readings use up requests that the others would wait for.
  test("refused with 401 while reading: the options say so, too, and a token that is taken ends it", async () => {
    const refusal = sandbox.faults.add({
      times: Number.POSITIVE_INFINITY,
      do: { kind: "status", status: 401, body: { error: "Unknown token" } },
    });
    const popup = await harness.openPopup(desk);
    await press(popup, "button", "Refresh tickets");
    await shows(popup, /Conduit refused the token/);
    const options = await harness.openOptions();
    await shows(options, /Conduit refused the token/);
    expect(await textOf(options)).not.toContain("Connected");
    refusal.remove();
    await press(options, "button", "Replace token");
    await connect(options, sandbox.tokens.write);
    expect(await textOf(options)).not.toContain("Conduit refused the token");
    await options.close();
  });
});
