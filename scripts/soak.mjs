import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { ensureBrowsers } from "./lib/browsers.mjs";
import { buildExtension, prepare } from "./lib/builds.mjs";
import { ensureDependencies } from "./lib/dependencies.mjs";
import { checkNode } from "./lib/node-version.mjs";
import { root, runTool } from "./lib/run.mjs";
import { runCommand, say, Trouble } from "./lib/say.mjs";
import { closingLine, runVitest, total } from "./lib/vitest.mjs";

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
    const real = await runVitest("e2e", ["e2e/worker-stops", "e2e/browser-kills", "e2e/one-request"], env);
    const all = total([simulated, real]);
    const table = await tableOf(folder);
    console.log(`\n${table}\n\n${closingLine(all)}`);
    if (all.code !== 0) return all.code;
    const document = join(root, "docs/closing.md");
    await writeInto(document, table);
    return await runTool("@biomejs/biome/bin/biome", ["format", "--write", document], { quiet: true });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

/** @param {string} folder */
async function tableOf(folder) {
  const names = (await readdir(folder)).sort();
  const figures = await Promise.all(
    names.map(async (name) => JSON.parse(await readFile(join(folder, name), "utf8"))),
  );
  const rows = figures.map(({ what, asked, seen }) => `| ${what} | ${asked} | ${seen} |`);
  const when = `Measured on ${new Date().toISOString().slice(0, 10)} with Node ${process.versions.node} on ${cpus().length} cores.`;
  return ["| What | At least | Seen |", "| --- | --- | --- |", ...rows, "", when].join("\n");
}

/**
 * Puts the table between the marks in a document.
 *
 * @param {string} file
 * @param {string} table
 */
async function writeInto(file, table) {
  const [start, end] = ["<!-- soak: written by npm run soak -->", "<!-- /soak -->"];
  const text = await readFile(file, "utf8");
  const [from, to] = [text.indexOf(start), text.indexOf(end)];
  if (from < 0 || to < from) throw new Trouble(`${file} has no place for the table.`);
  await writeFile(file, `${text.slice(0, from + start.length)}\n\n${table}\n\n${text.slice(to)}`);
}
