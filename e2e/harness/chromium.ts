import puppeteer, { type Browser, type Page, type Target } from "puppeteer-core";
import { readBadge } from "./badge";
import { chromiumErrors } from "./chromium-errors";
import { chromiumMenu } from "./chromium-menu";
import { pressNoticeButton } from "./chromium-notice";
import { chromiumPopup } from "./chromium-popup";
import { chromiumWorker } from "./chromium-worker";
import { buildFolder, executableOf } from "./executables";
import type { Harness, LaunchOptions } from "./harness";
import { killTree } from "./kill-tree";
import { saveScreenshot } from "./screenshots";
import { signalHandling } from "./signals";
import { until } from "./until";

/** Chromium, or one of its relatives, with the extension installed over the debugging pipe. */
export async function launchChromium(apiPort: number, options: LaunchOptions): Promise<Harness> {
  const { headless = true, display = null, collectErrors = headless } = options;
  const browser = await puppeteer.launch({
    executablePath: executableOf("chromium"),
    headless,
    pipe: true,
    enableExtensions: true,
    // The window decides how large a page is, and the popup how large it wants to be.
    defaultViewport: null,
    args: flags(apiPort),
    ...(options.profile === undefined ? {} : { userDataDir: options.profile }),
    env: { ...process.env, ...english, ...display?.env },
    ...signalHandling(options),
  });
  try {
    return await harnessOf(browser, { display, collectErrors });
  } catch (error) {
    await browser.close();
    throw error;
  }
}

async function harnessOf(
  browser: Browser,
  { display, collectErrors }: Required<Pick<LaunchOptions, "display" | "collectErrors">>,
): Promise<Harness> {
  const errors = await chromiumErrors(browser, collectErrors);
  const id = await browser.installExtension(buildFolder("chromium"));
  const extensionOrigin = `chrome-extension://${id}`;
  const worker = chromiumWorker(browser, extensionOrigin);
  await worker.started();
  const popup = chromiumPopup(browser, id, worker);

  const newPage = async (url?: string): Promise<Page> => {
    const page = await browser.newPage();
    if (url !== undefined) await page.goto(url);
    return page;
  };
  // Installing opens the options page; waited for, as it puts itself in front of whatever is done meanwhile.
  const optionsAddress = `${extensionOrigin}/options.html`;
  await browser.waitForTarget((target) => target.url().startsWith(optionsAddress), { timeout: 10_000 });
  // Where it has taken the place of the window's one empty tab, closing it would end the browser.
  if ((await browser.pages()).length === 1) await browser.newPage();
  const openExtensionPage = async (path: string): Promise<Page> => {
    const page = await newPage();
    errors.watch(page);
    await page.goto(`${extensionOrigin}/${path}`);
    return page;
  };
  return {
    browserName: "chromium",
    version: await browser.version(),
    extensionOrigin,
    newPage,
    openExtensionPage,
    openOptions: async () => {
      const open = (await browser.pages()).find((page) => page.url().startsWith(optionsAddress));
      await open?.bringToFront();
      return open ?? (await openExtensionPage("options.html"));
    },
    openPopup: async (over, untouchedMs) => {
      const page = await popup.open(over, untouchedMs);
      errors.watch(page);
      return page;
    },
    closePopup: popup.close,
    openedPanel: async () => {
      const isPanel = (target: Target) => target.url() === `${extensionOrigin}/sidepanel.html`;
      const page = await (await browser.waitForTarget(isPanel, { timeout: 10_000 })).asPage();
      errors.watch(page);
      return page;
    },
    inBackground: worker.run,
    stopBackground: worker.stop,
    isBackgroundRunning: async () => worker.isRunning(),
    setOffline: worker.setOffline,
    badge: async (over) => {
      await over.bringToFront();
      return worker.run(readBadge);
    },
    ...chromiumMenu(worker, display),
    pressNotice: async () => {
      await until("a notification", () => worker.run(pressNoticeButton));
      return null;
    },
    errors: () => errors.read(id),
    screenshot: (page, name) => saveScreenshot(page, "chromium", name),
    close: () => browser.close(),
    kill: () => killTree(browser.process()),
  };
}

/** Tests read the screens, so these are in English on every machine; Linux is told by this variable, others by a flag. */
const english = { LANGUAGE: "en_US" };

function flags(apiPort: number): string[] {
  const rules = [
    `MAP api.conduit.ai 127.0.0.1:${apiPort}`,
    // Nothing may leave this machine, addresses in figures included.
    "MAP * ~NOTFOUND",
    "EXCLUDE 127.0.0.1",
    "EXCLUDE localhost",
  ];
  return [
    `--host-resolver-rules=${rules.join(",")}`,
    "--ignore-certificate-errors",
    "--disable-component-update",
    "--disable-quic",
    "--no-default-browser-check",
    "--lang=en-US",
    "--window-size=1280,960",
    // Headless Chromium's own screen is so small that it cuts popups off.
    "--screen-info={1600x1200}",
    // Chromium refuses to build its own sandbox for root, as which containers run.
    ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
  ];
}
