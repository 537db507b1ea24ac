import { homedir } from "node:os";
import { delimiter, join } from "node:path";
import { root } from "./run.mjs";

/** @typedef {"chromium" | "firefox"} BrowserName */

/**
 * Files that may be the browser, the most suitable first. Chrome with Google's brand comes last: since version 137 it ignores
 * `--load-extension`; we install over the debugging pipe, which it still allows, but it also shows more of its own windows.
 *
 * @param {BrowserName} name
 * @returns {string[]}
 */
export function usualPlaces(name) {
  const { platform } = process;
  if (platform === "darwin")
    return macPlaces[name].flatMap((app) => [
      join("/Applications", app),
      join(homedir(), "Applications", app),
    ]);
  if (platform === "win32")
    return windowsPlaces[name].flatMap((path) => programFolders().map((folder) => join(folder, path)));
  return onPath(linuxNames[name]);
}

/**
 * Folders into which tools download browsers, with how the executable is called in them. Playwright's Firefox is left out: it is
 * changed so that only Playwright can drive it.
 *
 * @param {BrowserName} name
 * @returns {string[]}
 */
export function downloadFolders(name) {
  const puppeteer = process.env["PUPPETEER_CACHE_DIR"] ?? join(homedir(), ".cache", "puppeteer");
  const product = name === "chromium" ? ["chrome", "chromium"] : ["firefox"];
  const folders = [ownDownloads, puppeteer].flatMap((folder) => product.map((part) => join(folder, part)));
  return name === "chromium" ? [...folders, playwrightFolder()] : folders;
}

/** Where we download to ourselves. */
export const ownDownloads = join(root, ".cache", "browsers");

/** What the executable is called inside a download. @type {Record<BrowserName, readonly string[]>} */
export const executableNames = {
  chromium: ["chrome", "chrome.exe", "Chromium", "Google Chrome for Testing"],
  firefox: ["firefox", "firefox.exe"],
};

/** @type {Record<BrowserName, readonly string[]>} */
const linuxNames = {
  chromium: [
    "chromium",
    "chromium-browser",
    "microsoft-edge",
    "microsoft-edge-stable",
    "google-chrome-for-testing",
    "google-chrome",
    "google-chrome-stable",
  ],
  firefox: ["firefox", "firefox-esr"],
};

/** @type {Record<BrowserName, readonly string[]>} */
const macPlaces = {
  chromium: [
    "Chromium.app/Contents/MacOS/Chromium",
    "Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing",
    "Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "Google Chrome.app/Contents/MacOS/Google Chrome",
  ],
  firefox: [
    "Firefox.app/Contents/MacOS/firefox",
    "Firefox Developer Edition.app/Contents/MacOS/firefox",
    "Firefox Nightly.app/Contents/MacOS/firefox",
  ],
};

/** @type {Record<BrowserName, readonly string[]>} */
const windowsPlaces = {
  chromium: [
    "Chromium\\Application\\chrome.exe",
    "Microsoft\\Edge\\Application\\msedge.exe",
    "Google\\Chrome\\Application\\chrome.exe",
  ],
  firefox: [
    "Mozilla Firefox\\firefox.exe",
    "Firefox Developer Edition\\firefox.exe",
    "Firefox Nightly\\firefox.exe",
  ],
};

function programFolders() {
  const { ProgramFiles, LOCALAPPDATA } = process.env;
  return [LOCALAPPDATA, ProgramFiles, process.env["ProgramFiles(x86)"]].filter(
    (folder) => folder !== undefined,
  );
}

/** @param {readonly string[]} names */
function onPath(names) {
  const folders = [...(process.env["PATH"] ?? "").split(delimiter), "/usr/bin", "/usr/local/bin"];
  return names.flatMap((name) => folders.filter(Boolean).map((folder) => join(folder, name)));
}

function playwrightFolder() {
  const chosen = process.env["PLAYWRIGHT_BROWSERS_PATH"];
  if (chosen !== undefined && chosen !== "0") return chosen;
  if (process.platform === "darwin") return join(homedir(), "Library", "Caches", "ms-playwright");
  if (process.platform === "win32") return join(process.env["LOCALAPPDATA"] ?? homedir(), "ms-playwright");
  return join(homedir(), ".cache", "ms-playwright");
}
