import { closeSync, existsSync, openSync, readdirSync, readSync, realpathSync, statSync } from "node:fs";
import { join } from "node:path";
import { downloadFolders, executableNames, usualPlaces } from "./browser-places.mjs";
import { Trouble } from "./say.mjs";

/** @typedef {import("./browser-places.mjs").BrowserName} BrowserName */

/**
 * The variables that name a browser's executable. @type {Readonly<Record<BrowserName, string>>}
 */
export const browserVariables = { chromium: "CLOSEOUT_CHROMIUM", firefox: "CLOSEOUT_FIREFOX" };

/**
 * Finds a browser that takes unpacked extensions: the one that the environment names, one in the usual places, one that
 * Puppeteer, Playwright or we have downloaded.
 *
 * @param {BrowserName} name
 * @returns {string | null} the path of its executable
 * @throws {Trouble} when the environment names a file that is not there
 */
export function findBrowser(name) {
  const variable = browserVariables[name];
  const named = process.env[variable];
  if (named) {
    if (existsSync(named)) return named;
    throw new Trouble(`${variable} names ${named}, which does not exist.`);
  }
  return usualPlaces(name).find(isUsable) ?? newestDownload(name);
}

/**
 * Whether a path is a browser that can be driven. Ubuntu's packages are not: they lead to a snap, which sees neither our
 * profile nor our build.
 *
 * @param {string} path
 */
export function isUsable(path) {
  if (!existsSync(path) || !statSync(path).isFile()) return false;
  const real = realpathSync(path);
  // snap's own launcher answers to every name.
  return !/^\/snap\/|\/snap$/.test(real) && !isSnapScript(real);
}

/** @param {string} path */
function isSnapScript(path) {
  const start = Buffer.alloc(4096);
  const file = openSync(path, "r");
  const length = readSync(file, start);
  closeSync(file);
  const text = start.toString("latin1", 0, length);
  return text.startsWith("#!") && /\bsnap (install|run)\b|\/snap\/bin\//.test(text);
}

/** @param {BrowserName} name */
function newestDownload(name) {
  for (const folder of downloadFolders(name)) {
    const found = search(folder, executableNames[name], 7);
    if (found !== null) return found;
  }
  return null;
}

/**
 * The first file of one of these names below a folder; in each folder the highest version comes first.
 *
 * @param {string} folder
 * @param {readonly string[]} names
 * @param {number} depth
 * @returns {string | null}
 */
function search(folder, names, depth) {
  const entries =
    existsSync(folder) && statSync(folder).isDirectory() ? readdirSync(folder, { withFileTypes: true }) : [];
  const file = entries.find((entry) => entry.isFile() && names.includes(entry.name));
  if (file) return join(folder, file.name);
  if (depth === 0) return null;
  const folders = entries
    .filter((entry) => entry.isDirectory() && !unsuitable.test(entry.name))
    .map((entry) => entry.name);
  for (const next of folders.sort(byVersion).reverse()) {
    const found = search(join(folder, next), names, depth - 1);
    if (found !== null) return found;
  }
  return null;
}

/** Chrome's old headless form takes no extensions; the others are not Chromium, or data. */
const unsuitable = /headless|firefox-|webkit|ffmpeg|winldd|^locales$|^Frameworks$/;

/** @type {(a: string, b: string) => number} */
const byVersion = new Intl.Collator("en", { numeric: true }).compare;
