import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureBrowsers } from "./lib/browsers.mjs";
import { buildExtension } from "./lib/builds.mjs";
import { ensureDependencies } from "./lib/dependencies.mjs";
import { checkNode } from "./lib/node-version.mjs";
import { root, runTool } from "./lib/run.mjs";
import { runCommand, say } from "./lib/say.mjs";
import { writeInto } from "./lib/write-into.mjs";

/**
 * `npm run bench`: what the content script costs a page. Prints the table and writes it into `docs/performance.md`; ends with 1 when
 * something falls short. Arguments are names of parts to measure, such as `loads` or `feed` (see `bench/main.ts`): the document is left alone
 * then. `CLOSEOUT_BENCH_RUNS=3` is quicker and less sure.
 */
await runCommand(async () => {
  checkNode();
  await ensureDependencies();
  const browser = await ensureBrowsers(["chromium"]);
  await buildExtension(["chromium"]);
  say("Measuring");
  const folder = await mkdtemp(join(tmpdir(), "closeout-bench-"));
  try {
    const file = join(folder, "table.md");
    const parts = process.argv.slice(2);
    const env = { ...browser, CLOSEOUT_BENCH: file };
    const code = await runTool("tsx/dist/cli.mjs", ["bench/main.ts", ...parts], { env });
    const table = await readFile(file, "utf8").catch(() => null);
    // Without a table the bench itself broke.
    if (table !== null && parts.length === 0)
      await writeInto(join(root, "docs/performance.md"), "bench", table);
    return code;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
