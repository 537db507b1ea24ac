import { runTool } from "./run.mjs";
import { say, Trouble } from "./say.mjs";

/**
 * Builds the extension as it is shipped. Always: it takes a second, and a build that is not of these sources proves nothing.
 *
 * @param {readonly import("./browser-places.mjs").BrowserName[]} names
 */
export async function buildExtension(names) {
  for (const name of names) {
    const target = name === "chromium" ? "chrome" : name;
    say(`Building for ${target}`);
    if ((await runTool("wxt/bin/wxt.mjs", ["build", "-b", target], { quiet: true })) !== 0)
      throw new Trouble(`The extension could not be built for ${target}: see above.`);
  }
}

/** Writes the types and the tsconfig that everything else leans on. */
export async function prepare() {
  if ((await runTool("wxt/bin/wxt.mjs", ["prepare"], { quiet: true })) !== 0)
    throw new Trouble("`wxt prepare` failed: see above.");
}
