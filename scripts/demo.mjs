import { ensureBrowsers } from "./lib/browsers.mjs";
import { buildExtension } from "./lib/builds.mjs";
import { ensureDependencies } from "./lib/dependencies.mjs";
import { checkNode } from "./lib/node-version.mjs";
import { runTool } from "./lib/run.mjs";
import { runCommand } from "./lib/say.mjs";

/**
 * `npm run demo`: Closeout in a real browser with a stand-in Conduit, from nothing but Node. `--headless` drives the whole
 * journey without a window, `--firefox` takes the other browser.
 */
await runCommand(async () => {
  checkNode();
  await ensureDependencies();
  const args = process.argv.slice(2);
  /** @type {import("./lib/browser-places.mjs").BrowserName[]} */
  const browsers = args.includes("--firefox") ? ["firefox"] : ["chromium"];
  const env = await ensureBrowsers(browsers);
  await buildExtension(browsers);
  return runTool("tsx/dist/cli.mjs", ["e2e/demo.ts", ...args], { env });
});
