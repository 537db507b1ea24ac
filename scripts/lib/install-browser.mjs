import { existsSync, readFileSync } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import { ownDownloads } from "./browser-places.mjs";
import { run, runTool } from "./run.mjs";
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

/** @param {BrowserName} name */
async function download(name) {
  const product = name === "chromium" ? "chrome" : "firefox";
  await mkdir(ownDownloads, { recursive: true });
  const script = "@puppeteer/browsers/lib/cjs/main-cli.js";
  const code = await runTool(script, ["install", `${product}@stable`, "--path", ownDownloads]);
  // Half a download must not be taken for a browser next time.
  if (code !== 0) await rm(`${ownDownloads}/${product}`, { recursive: true, force: true });
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
