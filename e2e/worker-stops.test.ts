import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Sandbox, startSandbox } from "../sandbox";
import type { FaultPosition } from "../sandbox/faults";
import type { LedgerEntry } from "../sandbox/ledger";
import { record } from "../soak/figure";
import { launch } from "./harness/browser";
import { press } from "./harness/find";
import type { Harness } from "./harness/harness";
import { closesShown, listedIds, rowShows, setUndoWindow, signIn } from "./harness/screens";
import { pause, until } from "./harness/until";

/** How many tickets are closed together. */
const BATCH = 50;
const UNDO_SECONDS = 20;
/** How long a request is held where the worker is to be stopped: longer than the next worker waits before it looks. */
const HELD_MS = 6_000;
/** How long there is no worker: what fell due meanwhile is overdue when somebody wakes it. */
const AWAY_MS = 1_000;

let sandbox: Sandbox;
let harness: Harness;
let desk: Page;
let ids: string[];
/** Requests of which the service is done. */
const finished = new Set<LedgerEntry>();
/** What the popup said at some moment that was not so. */
const wrong: string[] = [];

beforeAll(async () => {
  // A kept connection that breaks makes the browser itself send a request again; here each request is to be seen by itself.
  sandbox = await startSandbox({ behaviour: { keepAlive: false } });
  sandbox.ledger.onFinish((entry) => void finished.add(entry));
  harness = await launch(sandbox, { browser: "chromium" });
  await signIn(harness, sandbox.tokens.write);
  // Time enough to end two workers and open two popups before anything is sent, on a busy machine too.
  await setUndoWindow(harness, UNDO_SECONDS);
  ids = Array.from({ length: BATCH }, () => sandbox.state.addTicket().id);
  desk = await harness.newPage(`${sandbox.webOrigin}/empty`);
  await desk.evaluate((text) => document.body.append(text), ids.join(" "));
  await until("the count on the toolbar", async () => (await harness.badge(desk)).text === String(BATCH));
});
afterAll(async () => {
  await harness?.close();
  await sandbox?.stop();
});

/** What the worker is doing when it is stopped. A request that is under way then must not be finished before. */
const points: Record<string, () => Promise<LedgerEntry | undefined>> = {
  "the batch was chosen": async () => {
    const popup = await openPopup();
    await until("resolved tickets", async () =>
      (await wordsOfRows(popup)).every((words) => words.includes("Resolved")),
    );
    await popup.click('[data-part="all-resolved"]');
    await press(popup, "button", `Close ${BATCH} tickets`);
    await rowShows(popup, ids[0] ?? "", "closingSoon");
    return undefined;
  },
  "the undo window ends": async () => {
    await rowShows(await openPopup(), ids[0] ?? "", /Closing in [12] s/, UNDO_SECONDS * 1_000);
    return undefined;
  },
  "a request arrived": () => held("POST", "before-reading"),
  "a request was read, not applied": () => held("POST", "after-reading"),
  "a ticket in doubt is read back": () => held("GET", "before-reading"),
  "a request was applied, not answered": () => held("POST", "after-applying"),
  "half of an answer was sent": () => held("POST", "while-answering"),
  "an answer was sent": async () => {
    await nextClose();
    return undefined;
  },
  "the budget is used up": async () => {
    await until(
      "a pause between requests",
      async () => {
        const before = await nextClose();
        return (await nextClose()).time - before.time > 700;
      },
      60_000,
    );
    const requests = sandbox.ledger.entries().length;
    await pause(300);
    expect(sandbox.ledger.entries().length).toBe(requests);
    return undefined;
  },
  "it starts after another stop": async () => {
    await harness.stopBackground();
    await harness.openPopup(desk);
    await until("the worker's start", () => harness.isBackgroundRunning());
    return undefined;
  },
};

test("a batch is closed, each ticket once, however often the worker is stopped", async () => {
  const stoppedAt: string[] = [];
  for (const [point, reach] of Object.entries(points)) {
    const underWay = await reach();
    await harness.closePopup();
    await harness.stopBackground();
    expect(await harness.isBackgroundRunning(), point).toBe(false);
    if (underWay) expect(finished.has(underWay), point).toBe(false);
    if (stoppedAt.length < 2) expect(sandbox.ledger.closesReceived(), point).toBe(0);
    stoppedAt.push(point);
    await pause(AWAY_MS);
    // The first look of anybody wakes it, if its alarm did not.
    await openPopup();
    await harness.closePopup();
  }
  const popup = await openPopup();
  const allClosed = async () => (await closedOnes(popup)).length === BATCH;
  await until("all closes", allClosed, 90_000);

  const closed = ids.filter((id) => sandbox.state.ticket(id)?.status === "closed");
  // The service would refuse to apply it twice: the request alone is one too many.
  const twice = ids.filter((id) => {
    const requests = sandbox.ledger.closes(id);
    return requests.slice(0, -1).some(({ applied }) => applied);
  });
  record("04-worker-stops", {
    what: `real worker stopped in Chromium during a batch of ${BATCH}`,
    asked: `≥ 8 points, ${BATCH}/${BATCH}, 0 wrong, 0 applied twice`,
    seen: `${stoppedAt.length} points, ${closed.length}/${BATCH}, ${wrong.length} wrong, ${twice.length} sent again after it was applied`,
  });
  expect(stoppedAt.length).toBeGreaterThanOrEqual(8);
  expect(closed).toHaveLength(BATCH);
  expect(wrong).toEqual([]);
  expect(twice).toEqual([]);
  expect(sandbox.ledger.closesApplied()).toBe(BATCH);
}, 240_000);

/** Opens the popup over the page, which wakes the worker, and compares what it says with what is so. */
async function openPopup(): Promise<Page> {
  await desk.bringToFront();
  const popup = await harness.openPopup(desk);
  await until("the rows", async () => (await listedIds(popup)).length === BATCH);
  await closedOnes(popup);
  return popup;
}

/** The tickets that the popup calls closed; notes what it says wrongly of any. */
async function closedOnes(popup: Page): Promise<string[]> {
  const shown = [...(await closesShown(popup))];
  for (const [id, words] of shown) {
    const saysClosed = /^Closed\b/.test(words);
    const saysNot = /^(Not closed|Cancelled|Dismissed|Was already)/.test(words);
    if (saysClosed && sandbox.state.ticket(id)?.status !== "closed") wrong.push(`${id}: ${words}`);
    if (saysNot && sandbox.ledger.closesApplied(id) > 0) wrong.push(`${id}: ${words}`);
  }
  return shown.filter(([, words]) => /^Closed\b/.test(words)).map(([id]) => id);
}

function wordsOfRows(popup: Page): Promise<string[]> {
  return popup.$$eval("[data-ticket]", (rows) => rows.map((row) => row.textContent ?? ""));
}

/** Waits for a request about one ticket of ours and keeps it from going on. */
async function held(method: "GET" | "POST", at: FaultPosition): Promise<LedgerEntry> {
  const on = { method, path: /^\/v1\/tickets\/./ };
  const fault = sandbox.faults.add({ on, do: { kind: "delay", ms: HELD_MS }, at });
  await until(`a ${method} to be held ${at}`, () => fault.struck() === 1, 30_000);
  const entry = sandbox.ledger.entries().findLast((one) => one.fault === "delay");
  if (!entry) throw new Error("The held request is not in the ledger.");
  // What is read about one ticket alone is one of which nobody knows what became of its close.
  expect(sandbox.ledger.closesReceived(entry.ticketId ?? "")).toBeGreaterThan(0);
  expect(entry.applied).toBe(at === "after-applying" || at === "while-answering");
  if (at === "while-answering") await until("half of the answer", () => entry.status !== "none");
  return entry;
}

/** The next close that was answered without delay. */
function nextClose(): Promise<LedgerEntry> {
  return new Promise((resolve) => {
    const stop = sandbox.ledger.onFinish((entry) => {
      if (!entry.close || entry.fault !== null) return;
      stop();
      resolve(entry);
    });
  });
}
