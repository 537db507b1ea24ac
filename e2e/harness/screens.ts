import type { ElementHandle, Page } from "puppeteer-core";
import type { Browser as ExtensionApi } from "webextension-polyfill";
import { find, press, shows } from "./find";
import type { Harness } from "./harness";
import { until } from "./until";

/** What the screens call things, as people and screen readers meet it: the one place to change when a word changes. */
const words = {
  tokenField: "API token",
  connect: "Connect",
  connected: /\bConnected\b/,
  close: /^Close ticket: /,
  resolved: /\bResolved\b/,
  undo: /^Undo closing: /,
  closingSoon: /Closing in \d+ s/,
  closed: /\bClosed\b/,
  cancelled: /Cancelled, nothing was sent/,
} as const;

/** Pastes a token into the options page and waits until the service has taken it. */
export async function connect(options: Page, token: string): Promise<void> {
  const field = await find(options, null, words.tokenField);
  await field.type(token);
  await press(options, "button", words.connect);
  await shows(options, words.connected);
}

/** Connects with a token and leaves no page open: for tests that are not about connecting. */
export async function signIn(harness: Harness, token: string): Promise<void> {
  const options = await harness.openOptions();
  await connect(options, token);
  await options.close();
}

/** Sets how long a close can be undone, in seconds, the way the options page does, and leaves no page open. */
export async function setUndoWindow(harness: Harness, undoSeconds: number): Promise<void> {
  const options = await harness.openOptions();
  await changeSettings(options, { undoSeconds });
  await options.close();
}

/** Changes settings the way the options page does, from that page, which may lie behind others. */
export async function changeSettings(options: Page, change: Record<string, unknown>): Promise<void> {
  const isChanged = await options.evaluate(async (args) => {
    const { chrome } = globalThis as unknown as { chrome: ExtensionApi };
    const message = { to: "ui", name: "updateSettings", args };
    return ((await chrome.runtime.sendMessage(message)) as { ok: boolean } | undefined)?.ok === true;
  }, change);
  if (!isChanged) throw new Error("The settings were not changed.");
}

/** The row of a ticket in the popup, once it is there. It is brought into view: the browser leaves far rows undrawn. */
export async function ticketRow(popup: Page, id: string): Promise<ElementHandle> {
  const row = await until(`the row of ${id}`, () => popup.$(`[data-ticket="${id}"]`));
  await row.scrollIntoView();
  return row;
}

/** The ids of all rows, from top to bottom. */
export function listedIds(popup: Page): Promise<string[]> {
  return popup.$$eval("[data-ticket]", (rows) => rows.map((row) => row.getAttribute("data-ticket") ?? ""));
}

/** What the rows say of their tickets' closes, by id; of a row whose ticket nobody closes, nothing. */
export async function closesShown(popup: Page): Promise<Map<string, string>> {
  const words = await popup.$$eval("[data-ticket]", (rows) =>
    rows.map((row): [string, string] => [
      row.getAttribute("data-ticket") ?? "",
      row.querySelector("[data-tone]")?.textContent ?? "",
    ]),
  );
  return new Map(words.filter(([, said]) => said !== ""));
}

/** What the options page lists of a ticket's latest close, in its words; null where it lists none. */
export async function activityOf(options: Page, id: string): Promise<string | null> {
  const row = await options.$(`#activity li:has([title="${id}"])`);
  return row && (await row.$eval("[data-tone]", (line) => line.textContent));
}

/** Presses a resolved ticket's *Close* button, once its row knows that it is resolved: before that it would ask first. */
export async function closeTicket(popup: Page, id: string): Promise<void> {
  await rowShows(popup, id, words.resolved);
  await press(await ticketRow(popup, id), "button", words.close);
}

/** Takes a close back while the row still offers it. */
export async function undo(popup: Page, id: string): Promise<void> {
  await press(await ticketRow(popup, id), "button", words.undo);
}

/** Opens or folds up a ticket's details. */
export async function toggleDetails(popup: Page, id: string): Promise<void> {
  const row = await ticketRow(popup, id);
  const subject = await until("the row's subject", () => row.$('[data-part="subject"]'));
  await subject.click();
}

/** Waits until a ticket's row says how its close stands; gives the words. */
export function rowShows(
  popup: Page,
  id: string,
  state: "closingSoon" | "closed" | "cancelled" | RegExp,
  timeoutMs = 15_000,
): Promise<string> {
  const text = state instanceof RegExp ? state : words[state];
  // The row may be drawn anew at any time: looked up each time.
  return until(
    `${text} in the row of ${id}`,
    async () => shows(await ticketRow(popup, id), text, 500),
    timeoutMs,
  );
}
