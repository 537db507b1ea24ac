import type { Browser, CDPSession, Target, WebWorker } from "puppeteer-core";
import type { Harness } from "./harness";
import { callText } from "./remote-call";
import { until } from "./until";

/** The extension's service worker, which comes and goes. */
export function chromiumWorker(browser: Browser, extensionOrigin: string): ChromiumWorker {
  let offline = false;
  const isOurs = (target: Target): boolean =>
    target.type() === "service_worker" && target.url().startsWith(`${extensionOrigin}/`);
  const isRunning = (): boolean => browser.targets().some(isOurs);

  browser.on("targetcreated", (target) => {
    // A worker that starts anew knows nothing of the network that the one before it was given.
    if (offline && isOurs(target)) void started().then((worker) => emulate(worker, true));
  });

  async function started(): Promise<WebWorker> {
    return await until("the extension's worker", async () => {
      const worker = await browser.targets().find(isOurs)?.worker();
      // It can be talked to before the extension's own functions exist in it.
      const ready = await worker?.evaluate(
        "typeof chrome === 'object' && typeof chrome.storage === 'object'",
      );
      return ready === true ? worker : null;
    });
  }

  async function awake(): Promise<WebWorker> {
    if (!isRunning()) await wake();
    const worker = await started();
    if (offline) await emulate(worker, true);
    return worker;
  }

  /** A message from one of the extension's own addresses starts its worker; no handler of ours hears this kind. */
  async function wake(): Promise<void> {
    const page = await browser.newPage({ background: true });
    await page.goto(`${extensionOrigin}/manifest.json`);
    await page.evaluate(
      "navigator.serviceWorker.getRegistration().then((found) => found?.active?.postMessage(null))",
    );
    await page.close();
  }

  return {
    started,
    isRunning,
    run: async (task, ...args) => {
      const worker = await awake();
      const api = "globalThis.browser ?? globalThis.chrome";
      return JSON.parse(String(await worker.evaluate(callText(task, args, api))));
    },
    stop: async () => {
      const target = browser.targets().find(isOurs);
      if (target === undefined) return;
      // As long as anybody holds on to it, a worker that somebody wakes at once takes its place and name: it would seem to go on.
      await (await target.worker())?.client.detach();
      await end(target);
      await until("the worker's end", () => !browser.targets().includes(target));
    },
    setOffline: async (wish) => {
      offline = wish;
      if (isRunning()) await emulate(await started(), wish);
    },
  };
}

/** Ends a worker that nobody holds on to. */
async function end(target: Target): Promise<void> {
  const session = await target.browser().target().createCDPSession();
  const { targetInfos } = await session.send("Target.getTargets", { filter: [{ type: "service_worker" }] });
  for (const { url, targetId } of targetInfos)
    if (url === target.url()) await session.send("Target.closeTarget", { targetId });
  await session.detach();
}

async function emulate(worker: WebWorker, offline: boolean): Promise<void> {
  const session: CDPSession = worker.client;
  await session.send("Network.enable");
  const unlimited = { latency: 0, downloadThroughput: -1, uploadThroughput: -1 };
  await session.send("Network.emulateNetworkConditions", { offline, ...unlimited });
}

export interface ChromiumWorker {
  readonly started: () => Promise<WebWorker>;
  readonly isRunning: () => boolean;
  readonly run: Harness["inBackground"];
  readonly stop: () => Promise<void>;
  readonly setOffline: (offline: boolean) => Promise<void>;
}
