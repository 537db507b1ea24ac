import type { Page } from "puppeteer-core";
import { launchChromium } from "../../e2e/harness/chromium";
import type { Harness } from "../../e2e/harness/harness";
import { signIn } from "../../e2e/harness/screens";
import { pause, until } from "../../e2e/harness/until";
import { startSandbox } from "../../sandbox";
import { makeTicketIds } from "../../sandbox/ticket-id";
import { type EmptyPopup, installEmptyPopup } from "../empty-popup";
import { atMost, type Figure, milliseconds, times, told } from "../figure";
import { median } from "../median";
import { deskPage } from "../pages/desk";
import { servePages } from "../serve";
import { popupBytesFigure } from "./popup-bytes";
import { firstPaint, firstRowPaint, longTasks } from "./popup-page";

const KNOWN = 50;
const MANY = 500;
const MOST_TIMES = 1.5;
/** Each run opens both popups so often: a paint waits for the screen's next frame, which alone makes the ratio of two leap. */
const OPENINGS = 3;
/** So long nothing is done before a popup is opened, in ms: what the one before set off is no cost of this one. */
const REST_MS = 1_000;
/** So long nobody looks into a popup after it was opened, in ms: to look takes some of its time. */
const UNTOUCHED_MS = 500;

/** What the real popup costs, over a page of known tickets and over one with as many ids as are ever listed. */
export async function popupFigures(runs: number): Promise<Figure[]> {
  const sandbox = await startSandbox();
  const newest = sandbox.state.tickets().map(({ id }) => id);
  const known = newest.toReversed().slice(0, KNOWN);
  const few = deskPage("few", known);
  const many = deskPage("many", [...known, ...makeTicketIds({ count: MANY - KNOWN, seed: 12 })]);
  const site = await servePages([few, many]);
  const browser = await launchChromium(sandbox.apiPort, { collectErrors: false });
  let empty: EmptyPopup | undefined;
  try {
    await signIn(browser, sandbox.tokens.write);
    const desk = await browser.newPage(site.urlOf(few));
    empty = await installEmptyPopup(desk);
    const paints = await paintFigures(browser, empty, desk, runs);
    await desk.goto(site.urlOf(many));
    return [popupBytesFigure(), ...paints, ...(await longTaskFigures(browser, desk, runs))];
  } finally {
    await browser.close();
    await empty?.forget();
    await site.stop();
    await sandbox.stop();
  }
}

/** Both popups by turns, so that whatever else slows this machine down slows both. */
async function paintFigures(
  browser: Harness,
  empty: EmptyPopup,
  desk: Page,
  runs: number,
): Promise<Figure[]> {
  // The first time, details are read; from then on they are known.
  const first = await openWith(browser, desk, KNOWN);
  await until("all details", () => first.evaluate(() => !document.querySelector("[aria-hidden] > span")));
  await browser.closePopup();
  const [ours, theirs]: [number[], number[]] = [[], []];
  for (let run = 0; run < runs * OPENINGS; run++) {
    await pause(REST_MS);
    const popup = await openWith(browser, desk, KNOWN);
    ours.push(await until("the first row's paint", () => popup.evaluate(firstRowPaint)));
    await browser.closePopup();
    await pause(REST_MS);
    const nothing = await empty.open(desk, UNTOUCHED_MS);
    theirs.push(await until("the empty popup's paint", () => nothing.evaluate(firstPaint)));
    await empty.close();
  }
  const ratio = median(ours.map((own, run) => own / (theirs[run] ?? 0)));
  return [
    atMost(`popup: the first of ${KNOWN} rows is painted, over an empty popup`, MOST_TIMES, ratio, times),
    told("… after it was asked for", milliseconds(median(ours))),
    told("… the empty one", milliseconds(median(theirs))),
  ];
}

/** Opening, moving, selecting, filtering and closing several, with as many rows as there can be. */
async function longTaskFigures(browser: Harness, desk: Page, runs: number): Promise<Figure[]> {
  const opened: number[] = [];
  const used: number[] = [];
  for (let run = 0; run < runs; run++) {
    const popup = await openWith(browser, desk, MANY);
    const before = await popup.evaluate(longTasks);
    opened.push(Math.max(0, ...before));
    for (const key of ["j", "j", "Enter", "x", "j", "x", "/"]) await popup.keyboard.press(key as "j");
    await popup.keyboard.type("ticket", { delay: 50 });
    await popup.keyboard.press("Escape");
    await pause(500);
    used.push(Math.max(0, ...(await popup.evaluate(longTasks)).slice(before.length)));
    await browser.closePopup();
  }
  const what = `popup with ${MANY} rows: the longest task over 50 ms`;
  return [
    atMost(`${what}, opening`, 50, median(opened), milliseconds),
    atMost(`${what}, with keys and filter`, 50, median(used), milliseconds),
  ];
}

async function openWith(browser: Harness, desk: Page, rows: number): Promise<Page> {
  const popup = await browser.openPopup(desk, UNTOUCHED_MS);
  await until(`${rows} rows`, async () => (await popup.$$("[data-ticket]")).length === rows);
  return popup;
}
