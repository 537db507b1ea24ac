import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Browser as Api } from "webextension-polyfill";
import { type Sandbox, startSandbox } from "../sandbox";
import { launch } from "./harness/browser";
import { browsersToTest } from "./harness/executables";
import { press, shows } from "./harness/find";
import type { Harness } from "./harness/harness";
import { connect, setUndoWindow, signIn } from "./harness/screens";
import { pause, until } from "./harness/until";

/** So long it takes a page at the most to look at itself, to report and to mark, in ms. */
const REPORTED_MS = 1_500;

const NEWER = /A newer version of Closeout was used here\. ?This version cannot read/;

/** An older version runs over what a newer one stored. */
describe.each(browsersToTest)("in %s", (browser) => {
  let sandbox: Sandbox;
  let harness: Harness;
  let desk: Page;

  beforeAll(async () => {
    sandbox = await startSandbox();
    harness = await launch(sandbox, { browser, collectErrors: true });
    await signIn(harness, sandbox.tokens.write);
    await setUndoWindow(harness, 30);
    desk = await harness.newPage(sandbox.webOrigin);
    await until("its tickets", async () => Number((await harness.badge(desk)).text) > 20);
    await harness.inBackground(upgrade);
  });
  afterAll(async () => {
    await harness?.close();
    await sandbox?.stop();
  });

  test("popup and options say so, and nothing that is stored changes", async () => {
    const before = await harness.inBackground(stored);
    expect(before).toContain('"undoSeconds":30');
    await shows(await harness.openPopup(desk), NEWER);
    await harness.closePopup();
    await shows(await harness.openOptions(), NEWER);
    // The sites where nothing may be marked are not known.
    const another = await harness.newPage(sandbox.webOrigin);
    await pause(REPORTED_MS);
    expect(await another.evaluate(() => CSS.highlights.size)).toBe(0);
    expect(await harness.inBackground(stored)).toBe(before);
    expect(sandbox.ledger.closesReceived()).toBe(0);
    expect(await harness.errors()).toEqual([]);
  });

  test("after everything was forgotten this version starts anew", async () => {
    const options = await harness.openOptions();
    await press(options, "button", "Forget everything…");
    await press(options, "button", "Erase everything");
    await shows(options, /Erased: the token, the settings, 0 closes/);
    await connect(options, sandbox.tokens.write);
    await until("the popup's tickets", async () => {
      const popup = await harness.openPopup(desk);
      return (await popup.$("[data-ticket]")) !== null;
    });
  });
});

/** Leaves the database as a version to come will; open pages hear that something changed. */
async function upgrade(api: Api): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const opening = indexedDB.open("closeout", 1_000);
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => resolve(opening.result.close());
  });
  await api.storage.session.set({ announcement: "upgraded" });
}

/** All that is stored, but keys, which nobody can read. */
async function stored(api: Api): Promise<string> {
  const records = await new Promise((resolve, reject) => {
    const opening = indexedDB.open("closeout");
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const database = opening.result;
      const names = [...database.objectStoreNames];
      const transaction = database.transaction(names);
      const reading = names.map((name) => transaction.objectStore(name).getAll());
      transaction.oncomplete = () => {
        database.close();
        resolve(reading.map(({ result }, at) => [names[at], result]));
      };
    };
  });
  return JSON.stringify([records, await api.storage.local.get()]);
}
