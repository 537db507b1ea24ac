import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { findBrowser } from "../../scripts/lib/find-browser.mjs";

export type BrowserName = "chromium" | "firefox";

/** The browsers that tests run in. */
export const browsersToTest: readonly BrowserName[] =
  process.env["CLOSEOUT_SKIP_FIREFOX"] === "1" ? ["chromium"] : ["chromium", "firefox"];

/** The repository's folder. */
export const repository = fileURLToPath(new URL("../../", import.meta.url));

/** @throws Error when there is none */
export function executableOf(name: BrowserName): string {
  const found = findBrowser(name);
  if (found === null) throw new Error(`No ${name} was found. \`npm test\` installs one.`);
  return found;
}

/** @throws Error when it has not been built */
export function buildFolder(name: BrowserName): string {
  const folder = `${repository}.output/${name === "chromium" ? "chrome" : "firefox"}-mv3`;
  if (!existsSync(`${folder}/manifest.json`))
    throw new Error(`${folder} is missing: \`npm run build\` first.`);
  return folder;
}
