import { browserVariables, findBrowser } from "./find-browser.mjs";
import { installBrowser } from "./install-browser.mjs";
import { Trouble } from "./say.mjs";

/** @typedef {import("./browser-places.mjs").BrowserName} BrowserName */

/** Set to 1 where Firefox is not to be had: its tests are then left out, and that is said. */
export const skipFirefox = "CLOSEOUT_SKIP_FIREFOX";

/**
 * Finds the browsers, installing what is missing.
 *
 * @param {readonly BrowserName[]} names
 * @returns {Promise<NodeJS.ProcessEnv>} variables that tell the tests where the browsers are
 * @throws {Trouble} when one can be neither found nor installed
 */
export async function ensureBrowsers(names) {
  /** @type {NodeJS.ProcessEnv} */
  const found = {};
  for (const name of names) found[browserVariables[name]] = await ensureBrowser(name);
  return found;
}

/** @param {BrowserName} name */
async function ensureBrowser(name) {
  const there = findBrowser(name);
  if (there !== null) return there;
  await installBrowser(name, () => findBrowser(name) !== null);
  const installed = findBrowser(name);
  if (installed !== null) return installed;
  throw new Trouble(advice[name]);
}

/** @type {Record<BrowserName, string>} */
const advice = {
  chromium:
    "No Chromium was found and none could be installed: install Chromium, Microsoft Edge or Chrome for Testing, or set CLOSEOUT_CHROMIUM to the path of its executable.",
  firefox: `No Firefox was found and none could be installed: install Firefox 153 or newer, set CLOSEOUT_FIREFOX to the path of its executable, or set ${skipFirefox}=1 to go without.`,
};
