import { existsSync, readFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { ownDownloads } from "./browser-places.mjs";
import { root, run } from "./run.mjs";
import { say } from "./say.mjs";

/** @typedef {import("./browser-places.mjs").BrowserName} BrowserName */

/**
 * Tries to install a browser: with Debian's packages where we may, else by downloading one into the repository's cache.
 *
 * @param {BrowserName} name
 * @param {() => boolean} isThere - asked after each try
 */
export async function installBrowser(name, isThere) {
  if (hasDebianBrowsers()) {
    say(`Installing ${name} with apt-get`);
    await installPackages(packages[name]);
    if (isThere()) return;
  }
  say(`Downloading ${name} into .cache/browsers`);
  await download(name);
}

/** @type {Record<BrowserName, readonly string[]>} */
const packages = { chromium: ["chromium", "fonts-dejavu-core"], firefox: ["firefox-esr"] };

/** @param {readonly string[]} names */
async function installPackages(names) {
  const install = ["install", "-y", "-q", "--no-install-recommends", ...names];
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  // On a new machine the list of packages may be missing or old.
  if ((await run("apt-get", install, { env })) === 0) return;
  if ((await run("apt-get", ["update", "-q"], { env })) === 0) await run("apt-get", install, { env });
}

/**
 * With Puppeteer's own tool, which came with the dependencies; by its file, as it is no dependency of ours by name.
 *
 * @param {BrowserName} name
 */
async function download(name) {
  const product = name === "chromium" ? "chrome" : "firefox";
  try {
    const tool = await import(
      pathToFileURL(join(root, "node_modules/@puppeteer/browsers/lib/esm/main.js")).href
    );
    const platform = tool.detectBrowserPlatform();
    const buildId = await tool.resolveBuildId(product, platform, "stable");
    const progress = process.stdout.isTTY ? { downloadProgressCallback: "default" } : {};
    await tool.install({ browser: product, buildId, cacheDir: ownDownloads, ...progress });
  } catch (error) {
    console.log(`It could not be downloaded: ${error instanceof Error ? error.message : error}`);
    // Half a download must not be taken for a browser next time.
    await rm(join(ownDownloads, product), { recursive: true, force: true });
  }
}

/** Ubuntu has packages of these names too, but they only lead to the snap store. */
function hasDebianBrowsers() {
  if (process.platform !== "linux" || process.getuid?.() !== 0) return false;
  const release = "/etc/os-release";
  return (
    existsSync("/usr/bin/apt-get") &&
    existsSync(release) &&
    /^ID=debian$/m.test(readFileSync(release, "utf8"))
  );
}
