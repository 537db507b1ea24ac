import type { CDPSession, Page } from "puppeteer-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Browser as ExtensionApi } from "webextension-polyfill";
import { type Sandbox, startSandbox } from "../sandbox";
import type { UiProtocol } from "../utils/core/protocol";
import { launch } from "./harness/browser";
import type { Harness } from "./harness/harness";
import { callText, type Json } from "./harness/remote-call";
import { signIn } from "./harness/screens";
import { until } from "./harness/until";

/**
 * What a page's process can do, once taken over: it runs what it likes in the world of our content script. Chromium only, whose
 * debugger gets there.
 */
const AREAS = ["local", "sync", "session", "managed"] as const;
const ROUNDS = 30;

let sandbox: Sandbox;
let harness: Harness;
let page: Page;
let inContentScript: <A extends readonly Json[], R>(
  task: (api: ExtensionApi, ...args: A) => R,
  ...args: A
) => Promise<Awaited<R>>;

beforeAll(async () => {
  sandbox = await startSandbox();
  harness = await launch(sandbox, { browser: "chromium" });
  await signIn(harness, sandbox.tokens.write);
  page = await harness.newPage(sandbox.webOrigin);
  await until("the count on the toolbar", async () => (await harness.badge(page)).text !== "");
  inContentScript = await contentScriptOf(page);
});
afterAll(async () => {
  await harness?.close();
  await sandbox?.stop();
});

test("no area of storage can be read, written or cleared", async () => {
  const stored = () => harness.inBackground(async (api) => JSON.stringify(await api.storage.local.get()));
  const before = await stored();
  const outcomes = await inContentScript(async (api, areas) => {
    const told: string[] = [];
    for (const name of areas) {
      const area = api.storage[name as "local"];
      const tries = {
        get: () => area.get(null),
        set: () => area.set({ credential: "garbage" }),
        remove: () => area.remove("credential"),
        clear: () => area.clear(),
      };
      for (const [how, attempt] of Object.entries(tries)) {
        const outcome = await attempt().then(
          (got) => `did ${JSON.stringify(got)}`,
          (error: Error) => error.message,
        );
        told.push(`${name} ${how}: ${outcome}`);
      }
    }
    return told;
  }, AREAS);
  expect(outcomes).toHaveLength(AREAS.length * 4);
  expect(outcomes.filter((outcome) => !/Access to storage is not allowed/.test(outcome))).toEqual([]);
  expect(before).toContain("credential");
  expect(await stored()).toBe(before);
});

test("no command of our own pages is heeded or answered, whichever way it is sent", async () => {
  const { id = "" } = sandbox.state.addTicket();
  const commands: { [Name in keyof UiProtocol]: Parameters<UiProtocol[Name]>[0] } = {
    getTab: { tabId: 1, pastedIds: [id] },
    loadTickets: { tabId: 1, ids: [id], inView: [id], refresh: true },
    loadInboxNames: { workspaceId: "w" },
    closeTickets: { tickets: [{ id, seenUpdatedAt: null }] },
    undo: { jobIds: [] },
    dismiss: { jobIds: [] },
    resume: {},
    getActivity: {},
    getConnection: {},
    connect: { token: sandbox.tokens.read },
    selectWorkspace: { workspaceId: null },
    getTokenStorage: {},
    setTokenStorage: { untilBrowserCloses: true },
    getSettings: {},
    updateSettings: { underline: false },
    importSettings: { text: "{}" },
    getPolicy: {},
    lookAtTab: { tabId: 1 },
    checkTab: { tabId: 1 },
    forgetEverything: {},
  };
  const before = sandbox.ledger.entries().length;
  const messages = Object.entries(commands).flatMap(([name, args]) =>
    ["ui", "page"].map((to) => ({ to, name, args, origin: harness.extensionOrigin })),
  );
  const answers = await inContentScript(
    async (api, all, rounds) => {
      const told: unknown[] = [];
      for (let round = 0; round < rounds; round += 1)
        for (const message of all)
          told.push((await api.runtime.sendMessage(message).catch((error: Error) => error.message)) ?? null);
      return told as string[];
    },
    messages as unknown as Json[],
    ROUNDS,
  );
  expect(answers.length).toBeGreaterThan(1_000);
  expect(new Set(answers)).toEqual(new Set([null]));
  expect(sandbox.ledger.entries()).toHaveLength(before);
  expect(sandbox.state.ticket(id)?.status).not.toBe("closed");
});

/** Runs functions in the world of our content script; they travel as text, their arguments and answers as JSON. */
async function contentScriptOf(page: Page): Promise<typeof inContentScript> {
  const session = await page.createCDPSession();
  const contextId = await ourWorld(session);
  return async (task, ...args) => {
    const expression = callText(task, args, "globalThis.browser ?? globalThis.chrome");
    const { result, exceptionDetails } = await session.send("Runtime.evaluate", {
      expression,
      contextId,
      awaitPromise: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return JSON.parse(result.value);
  };
}

async function ourWorld(session: CDPSession): Promise<number> {
  const found = new Promise<number>((resolve) => {
    session.on("Runtime.executionContextCreated", ({ context }) => {
      if (context.origin === harness.extensionOrigin) resolve(context.id);
    });
  });
  await session.send("Runtime.enable");
  return found;
}
