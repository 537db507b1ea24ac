import { Trouble } from "./say.mjs";

const needed = [20, 19];

/**
 * Refuses a Node that the tools do not run on.
 *
 * @param {string} version - such as `20.19.1`
 * @throws {Trouble} when it is too old
 */
export function checkNode(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const [neededMajor = 0, neededMinor = 0] = needed;
  if (major > neededMajor || (major === neededMajor && minor >= neededMinor)) return;
  throw new Trouble(`Closeout needs Node ${needed.join(".")} or newer; this is Node ${version}.`);
}
