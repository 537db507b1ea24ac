import { launchChromium } from "./chromium";
import type { BrowserName } from "./executables";
import { launchFirefox } from "./firefox";
import type { Harness, LaunchOptions } from "./harness";

/**
 * Starts a browser with an empty profile and the built extension in it. `https://api.conduit.ai` leads to the sandbox, loopback
 * to itself, and every other address nowhere.
 */
export function launch(sandbox: { readonly apiPort: number }, choice: LaunchChoice): Promise<Harness> {
  const { browser, ...options } = choice;
  const start = browser === "chromium" ? launchChromium : launchFirefox;
  return start(sandbox.apiPort, options);
}

export type LaunchChoice = { browser: BrowserName } & LaunchOptions;
