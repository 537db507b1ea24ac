import { spawn } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of the repository. */
export const root = fileURLToPath(new URL("../../", import.meta.url));

/**
 * Runs a program in the repository's folder, its output going where ours goes.
 *
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, shell?: boolean, quiet?: boolean }} options - `env` is added to ours; with `quiet` the
 *   output is only shown when the program fails
 * @returns {Promise<number>} the exit code; 127 when the program could not be started, 1 when it was killed
 */
export function run(program, args, { env = {}, shell = false, quiet = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: quiet ? ["inherit", "pipe", "pipe"] : "inherit",
      shell,
    });
    /** @type {Buffer[]} */
    const kept = [];
    for (const output of [child.stdout, child.stderr]) output?.on("data", (piece) => kept.push(piece));
    // Ctrl+C reaches the whole group: the child ends in its own way, and we after it.
    const wait = () => {};
    process.on("SIGINT", wait);
    child.once("error", () => done(127));
    child.once("close", (code) => done(code ?? 1));
    function done(/** @type {number} */ code) {
      process.off("SIGINT", wait);
      if (code !== 0) process.stdout.write(Buffer.concat(kept));
      resolve(code);
    }
  });
}

/**
 * Runs the script of an installed package with this very Node: no shell, no `.cmd`, no look-up by npx.
 *
 * @param {string} script - below `node_modules`, such as `vitest/vitest.mjs`
 * @param {readonly string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, quiet?: boolean }} options
 */
export function runTool(script, args, options = {}) {
  return run(process.execPath, [join(root, "node_modules", script), ...args], options);
}

/**
 * Runs npm, the one that started us if one did.
 *
 * @param {readonly string[]} args
 */
export function runNpm(args) {
  const script = process.env["npm_execpath"];
  if (script?.endsWith(".js")) return run(process.execPath, [script, ...args]);
  return run("npm", args, { shell: process.platform === "win32" });
}
