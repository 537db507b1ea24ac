import { ensureBrowsers, skipFirefox } from "./lib/browsers.mjs";
import { buildExtension, prepare } from "./lib/builds.mjs";
import { ensureDependencies } from "./lib/dependencies.mjs";
import { checkNode } from "./lib/node-version.mjs";
import { runCommand, say } from "./lib/say.mjs";
import { closingLine, runVitest, total } from "./lib/vitest.mjs";

/**
 * `npm test`: everything, on a machine that has nothing but Node. Arguments go to vitest, such as a part of a file's name or
 * `-t "undo"`.
 */
await runCommand(async () => {
  checkNode();
  await ensureDependencies();
  const withoutFirefox = process.env[skipFirefox] === "1";
  /** @type {import("./lib/browser-places.mjs").BrowserName[]} */
  const browsers = withoutFirefox ? ["chromium"] : ["chromium", "firefox"];
  if (withoutFirefox) console.log(`Leaving out Firefox, as ${skipFirefox}=1 says.`);
  const env = await ensureBrowsers(browsers);

  // With a filter one of the two projects may hold no matching test, which is no fault.
  const args = process.argv.slice(2);
  if (args.length > 0) args.push("--passWithNoTests");

  await prepare();
  say("Unit and component tests");
  const unit = await runVitest("unit", args, env);
  await buildExtension(browsers);
  say("Browser tests");
  const e2e = await runVitest("e2e", args, env);
  const alone = await runVitest("e2e-alone", args, env);

  const all = total([unit, e2e, alone]);
  console.log(`\n${closingLine(all)}`);
  return all.code;
});
