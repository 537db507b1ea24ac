import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Browser as ExtensionApi } from "webextension-polyfill";
import { type Sandbox, startSandbox } from "../sandbox";
import { launch } from "./harness/browser";
import { browsersToTest } from "./harness/executables";
import type { Harness } from "./harness/harness";
import { closeTicket, connect, rowShows } from "./harness/screens";
import { until } from "./harness/until";

/** Of no usual form, so that nothing strikes it out that only looks for those. */
const token = "Canary7Wq-3hTz81KdVb-x9PfLm2";

/** A token that is found nowhere but where it belongs, after all was done with it that can be. */
describe.each(browsersToTest)("in %s", (browser) => {
  let sandbox: Sandbox;
  let harness: Harness;
  /** By the place where it was found: all that was. */
  const found = new Map<string, string>();

  beforeAll(async () => {
    sandbox = await startSandbox();
    harness = await launch(sandbox, { browser, collectErrors: true });
    const rights = sandbox.state.tokens.get(sandbox.tokens.write);
    if (rights) sandbox.state.tokens.set(token, rights);
    await harness.inBackground(overhearConsole);
  });
  afterAll(async () => {
    await harness?.close();
    await sandbox?.stop();
  });

  test("the token shows up in no page, message, store or console", async () => {
    const [closed = "", refused = ""] = sandbox.helpDeskIds.table;
    for (const id of [closed, refused]) sandbox.state.change(id, { status: "resolved" });
    // The service itself repeats the token: when it refuses a ticket, and when it refuses the token.
    sandbox.faults.add({
      on: { ticketId: refused, method: "POST" },
      do: { kind: "echo-token", status: 409 },
    });
    sandbox.faults.add({ on: { path: /workspaces/ }, do: { kind: "echo-token", status: 401 } });
    const options = await harness.openOptions();
    await take("a refused token", answersTo(options, [["connect", { token }]]));
    await connect(options, token);
    const desk = await harness.newPage(sandbox.webOrigin);
    await until("the count on the toolbar", async () => Number((await harness.badge(desk)).text) > 20);
    const popup = await harness.openPopup(desk);
    await closeTicket(popup, closed);
    await closeTicket(popup, refused);
    await rowShows(popup, closed, "closed");
    await rowShows(popup, refused, /Not closed/);
    await take("the popup", shownIn(popup));
    await harness.closePopup();
    await take("the page", shownIn(desk));
    await take("the options", shownIn(options));
    await take("the disk", harness.inBackground(everythingStored));
    await take("answers", answersTo(options, questions));
    await take("memory", harness.inBackground(everythingStored));
    await take("the console", harness.inBackground(overheard));
    await take("errors", harness.errors());
    expect(found.get("the disk")).toContain('"credential"');
    expect(found.get("answers")).toContain('"connected"');
    expect(sandbox.ledger.closesReceived()).toBe(2);
    for (const [place, text] of found)
      for (const secret of [token, ...token.split("-"), btoa(token)])
        expect(text.includes(secret), `${secret} in ${place}`).toBe(false);
  });

  async function take(place: string, what: Promise<unknown>): Promise<void> {
    found.set(place, JSON.stringify(await what) ?? "");
  }
});

/** What screens ask, a change of the token's place among it. */
const questions: [string, object][] = [
  ["getTab", { tabId: 1 }],
  ["getActivity", {}],
  ["getConnection", {}],
  ["selectWorkspace", { workspaceId: null }],
  ["setTokenStorage", { untilBrowserCloses: true }],
  ["getTokenStorage", {}],
  ["getSettings", {}],
  ["getPolicy", {}],
];

function answersTo(screen: Page, asked: [string, object][]): Promise<unknown[]> {
  return screen.evaluate(async (all) => {
    const { chrome } = globalThis as unknown as { chrome: ExtensionApi };
    const told: unknown[] = [];
    for (const [name, args] of all) told.push(await chrome.runtime.sendMessage({ to: "ui", name, args }));
    return told;
  }, asked);
}

function shownIn(page: Page): Promise<string[]> {
  return page.evaluate(() => [
    document.documentElement.outerHTML,
    document.title,
    location.href,
    ...Array.from(document.querySelectorAll("input"), ({ value }) => value),
  ]);
}

/** What lies in extension storage and in IndexedDB. */
async function everythingStored(api: ExtensionApi): Promise<unknown> {
  const { local, session, sync } = api.storage;
  const areas = await Promise.all([local, session, sync].map((area) => area.get(null)));
  const result = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const kept: unknown[] = [];
  for (const { name = "" } of await indexedDB.databases()) {
    const database = await result(indexedDB.open(name));
    for (const store of database.objectStoreNames)
      kept.push(store, await result(database.transaction(store).objectStore(store).getAll()));
    database.close();
  }
  return { areas, kept };
}

/** Has the background write down what it says on its console. */
function overhearConsole(): void {
  const said: string[] = [];
  Object.assign(globalThis, { testSaid: said });
  for (const name of ["debug", "log", "info", "warn", "error"] as const)
    console[name] = (...words: unknown[]) => void said.push(words.map(String).join(" "));
}

function overheard(): string[] {
  return (globalThis as unknown as { testSaid?: string[] }).testSaid ?? [];
}
