import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { ensureBrowsers } from "./lib/browsers.mjs";
import { buildExtension, prepare } from "./lib/builds.mjs";
import { ensureDependencies } from "./lib/dependencies.mjs";
import { checkNode } from "./lib/node-version.mjs";
import { root } from "./lib/run.mjs";
import { runCommand, say } from "./lib/say.mjs";
import { closingLine, runVitest, total } from "./lib/vitest.mjs";
import { writeInto } from "./lib/write-into.mjs";

/** So many rows the table has; one that is missing was not measured. */
const ROWS = 11;

/**
 * `npm run soak`: closing, as often as it takes to believe it. The same tests as in `npm test`, many times over; what they measured is
 * printed and written into `docs/closing.md`.
 */
await runCommand(async () => {
  checkNode();
  await ensureDependencies();
  const browser = await ensureBrowsers(["chromium"]);
  await prepare();
  const folder = await mkdtemp(join(tmpdir(), "closeout-soak-"));
  try {
    const env = { ...browser, CLOSEOUT_SOAK: folder };
    say("Simulated days");
    const simulated = await runVitest("unit", ["soak/"], env);
    await buildExtension(["chromium"]);
    say("Real browsers");
    const real = await runVitest("e2e", ["e2e/worker-stops", "e2e/one-request"], env);
    const alone = await runVitest("e2e-alone", ["e2e/browser-kills"], env);
    const all = total([simulated, real, alone]);
    if (all.code === 0) {
      const table = await tableOf(folder);
      console.log(`\n${table}`);
      await writeInto(join(root, "docs/closing.md"), "soak", table);
    }
    console.log(`\n${closingLine(all)}`);
    return all.code;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

/** @param {string} folder */
async function tableOf(folder) {
  const names = (await readdir(folder)).sort();
  if (names.length !== ROWS) throw new Error(`Of ${ROWS} figures ${names.length} came: ${names.join(", ")}`);
  const figures = await Promise.all(
    names.map(async (name) => JSON.parse(await readFile(join(folder, name), "utf8"))),
  );
  const rows = figures.map(({ what, asked, seen }) => `| ${what} | ${asked} | ${seen} |`);
  const when = `Measured on ${new Date().toISOString().slice(0, 10)} with Node ${process.versions.node} on ${cpus().length} cores.`;
  return ["| What | At least | Seen |", "| --- | --- | --- |", ...rows, "", when].join("\n");
}
