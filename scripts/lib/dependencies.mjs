import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { root, runNpm } from "./run.mjs";
import { say, Trouble } from "./say.mjs";

/**
 * @typedef {{ packages?: Record<string, { version?: string, integrity?: string, optional?: boolean }> }} LockFile
 */

/**
 * Installs what package-lock.json names, unless it is already there. npm itself writes down in `node_modules` what it put
 * there, last of all: comparing with that also sees an interrupted or a hand-made installation for what it is.
 *
 * @throws {Trouble} when npm could not install
 */
export async function ensureDependencies() {
  const wanted = await readLock(join(root, "package-lock.json"));
  if (wanted === null) throw new Trouble("package-lock.json is missing or not readable.");
  const installed = await readLock(join(root, "node_modules", ".package-lock.json"));
  if (installed !== null && isInstalled(wanted, installed)) return;
  say("Installing dependencies (npm ci)");
  const code = await runNpm(["ci", "--no-audit", "--no-fund", "--loglevel=error"]);
  if (code !== 0)
    throw new Trouble("npm could not install the dependencies: is the network there? See its words above.");
}

/**
 * Whether everything in a lock file is in `node_modules`. Packages for other systems may be absent.
 *
 * @param {LockFile} wanted
 * @param {LockFile} installed
 */
export function isInstalled(wanted, installed) {
  const there = installed.packages ?? {};
  return Object.entries(wanted.packages ?? {}).every(([path, entry]) => {
    // The empty path is the project itself.
    if (path === "") return true;
    const found = there[path];
    if (found === undefined) return entry.optional === true;
    return found.version === entry.version && found.integrity === entry.integrity;
  });
}

/**
 * @param {string} path
 * @returns {Promise<LockFile | null>}
 */
async function readLock(path) {
  try {
    return JSON.parse(await readFile(path, "utf8"));
  } catch {
    return null;
  }
}
