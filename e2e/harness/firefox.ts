import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import puppeteer, { type Browser, type Page } from "puppeteer-core";
import { readBadge } from "./badge";
import type { Display } from "./display";
import { buildFolder, executableOf } from "./executables";
import { bidiOf } from "./firefox-bidi";
import { type ChromeScope, openChromeScope } from "./firefox-chrome-scope";
import { pressAlert, readErrors, setOffline, stopBackground } from "./firefox-inside";
import { firefoxMenu } from "./firefox-menu";
import { firefoxViews } from "./firefox-views";
import type { Harness, LaunchOptions } from "./harness";
import { killTree } from "./kill-tree";
import { type LoopbackProxy, startProxy } from "./proxy";
import { saveScreenshot } from "./screenshots";
import { signalHandling } from "./signals";
import { until } from "./until";

/** Firefox over WebDriver BiDi, with access to the browser's own side for what web pages cannot reach. */
export async function launchFirefox(apiPort: number, options: LaunchOptions): Promise<Harness> {
  const { headless = true, display = null } = options;
  const proxy = await startProxy(apiPort);
  const uuid = randomUUID();
  const browser = await puppeteer.launch({
    browser: "firefox",
    executablePath: executableOf("firefox"),
    headless,
    // For the sandbox's certificate; holds for the background too.
    acceptInsecureCerts: true,
    defaultViewport: null,
    args: ["--remote-allow-system-access", "--width=1280", "--height=960"],
    extraPrefsFirefox: preferences(proxy.port, uuid),
    env: { ...process.env, ...display?.env },
    ...signalHandling(options),
  });
  const close = async (): Promise<void> => {
    await browser.close();
    await proxy.stop();
  };
  try {
    return await harnessOf(browser, { extensionOrigin: `moz-extension://${uuid}`, proxy, display, close });
  } catch (error) {
    await close();
    throw error;
  }
}

async function harnessOf(
  browser: Browser,
  { extensionOrigin, proxy, display, close }: Parts,
): Promise<Harness> {
  const id = await browser.installExtension(buildFolder("firefox"));
  const scope: ChromeScope = await openChromeScope(bidiOf(browser));
  const views = await firefoxViews({ browser, scope, id, extensionOrigin });

  const newPage = async (url?: string): Promise<Page> => {
    const page = await browser.newPage();
    if (url !== undefined) await page.goto(url);
    return page;
  };
  return {
    browserName: "firefox",
    version: await browser.version(),
    extensionOrigin,
    newPage,
    ...views,
    stopBackground: () => scope.call(stopBackground, id),
    setOffline: async (offline) => {
      // Firefox says it is offline, and goes on using the proxy where it finds one on loopback.
      proxy.setCut(offline);
      await scope.call(setOffline, offline);
    },
    badge: async (over) => {
      await over.bringToFront();
      return views.inBackground(readBadge);
    },
    ...firefoxMenu({ scope, id, display }),
    pressNotice: () => until("a notification", () => scope.call(pressAlert)),
    errors: () => scope.call(readErrors, extensionOrigin),
    screenshot: (page, name) => saveScreenshot(page, "firefox", name),
    close,
    kill: async () => {
      await killTree(browser.process());
      await proxy.stop();
    },
  };
}

function preferences(proxyPort: number, uuid: string): Record<string, string | number | boolean> {
  return {
    "extensions.webextensions.uuids": JSON.stringify({ [geckoId()]: uuid }),
    "extensions.webextOptionalPermissionPrompts": false,
    "alerts.useSystemBackend": false,
    // Tests read the screens, so these are in English on every machine.
    "intl.locale.requested": "en-US",
    // Loopback goes offline with everything else.
    "network.disable-localhost-when-offline": true,
    "network.proxy.type": 1,
    "network.proxy.http": "127.0.0.1",
    "network.proxy.http_port": proxyPort,
    "network.proxy.ssl": "127.0.0.1",
    "network.proxy.ssl_port": proxyPort,
  };
}

/** The id under which Firefox knows the build; with it the random part of its addresses can be fixed beforehand. */
function geckoId(): string {
  const manifest: unknown = JSON.parse(readFileSync(`${buildFolder("firefox")}/manifest.json`, "utf8"));
  const { browser_specific_settings: settings } = manifest as {
    browser_specific_settings: { gecko: { id: string } };
  };
  return settings.gecko.id;
}

interface Parts {
  extensionOrigin: string;
  proxy: LoopbackProxy;
  display: Display | null;
  close: () => Promise<void>;
}
