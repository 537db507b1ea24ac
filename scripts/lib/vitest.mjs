import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runTool } from "./run.mjs";

/** @typedef {{ passed: number, failed: number, skipped: number, code: number }} Outcome */

/**
 * Runs one of vitest's projects, shown as vitest shows it, and counts what it did.
 *
 * @param {string} project
 * @param {readonly string[]} args - passed on
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<Outcome>}
 */
export async function runVitest(project, args, env) {
  const folder = await mkdtemp(join(tmpdir(), "closeout-tests-"));
  const file = join(folder, "report.json");
  try {
    const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
    const code = await runTool("vitest/vitest.mjs", ["run", "--project", project, ...reporters, ...args], {
      env,
    });
    return { ...(await readReport(file)), code };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * Adds outcomes up. A test file that could not be loaded holds no test that failed, so a bad end without a failed test counts as
 * one.
 *
 * @param {readonly Outcome[]} outcomes
 * @returns {Outcome} with code 0 only if tests ran and all went well
 */
export function total(outcomes) {
  const sum = { passed: 0, failed: 0, skipped: 0, code: 0 };
  for (const { passed, failed, skipped, code } of outcomes) {
    sum.passed += passed;
    sum.failed += code !== 0 && failed === 0 ? 1 : failed;
    sum.skipped += skipped;
  }
  return { ...sum, code: sum.failed === 0 && sum.passed > 0 ? 0 : 1 };
}

/**
 * The plain closing line.
 *
 * @param {Outcome} outcome
 */
export function closingLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}

/** @param {string} file */
async function readReport(file) {
  try {
    const report = JSON.parse(await readFile(file, "utf8"));
    return {
      passed: Number(report.numPassedTests ?? 0),
      failed: Number(report.numFailedTests ?? 0),
      skipped: Number(report.numPendingTests ?? 0) + Number(report.numTodoTests ?? 0),
    };
  } catch {
    // No report: vitest did not get that far, which its exit code says.
    return { passed: 0, failed: 0, skipped: 0 };
  }
}
