import { type ChildProcess, execFile, spawn } from "node:child_process";
import type { Readable } from "node:stream";
import { promisify } from "node:util";

const execute = promisify(execFile);

/**
 * A screen of our own that nobody sees, with a hand on mouse and keyboard, for what only exists on a screen: the browser's own
 * menus. Needs Xvfb and xdotool.
 *
 * @returns null where they are not to be had
 */
export async function startDisplay(): Promise<Display | null> {
  const screen = ["-screen", "0", "1280x1000x24", "-nolisten", "tcp"];
  const server = spawn("Xvfb", ["-displayfd", "3", ...screen], {
    stdio: ["ignore", "ignore", "ignore", "pipe"],
  });
  // Also when the tests end by a fault: nobody else would stop it.
  const stop = (): void => void server.kill();
  process.once("exit", stop);
  const number = await displayNumber(server);
  if (number === null) return null;
  const env = { DISPLAY: `:${number}` };
  const display: Display = {
    env,
    press: async (...actions) => {
      await execute("xdotool", actions, { env: { ...process.env, ...env } });
    },
    stop: () => {
      process.off("exit", stop);
      stop();
    },
  };
  try {
    await display.press("getmouselocation");
    return display;
  } catch {
    display.stop();
    return null;
  }
}

/** The server picks a free number itself and tells it when it is ready. */
function displayNumber(server: ChildProcess): Promise<string | null> {
  return new Promise((resolve) => {
    server.once("error", () => resolve(null));
    server.once("exit", () => resolve(null));
    const told = server.stdio[3] as Readable | undefined;
    told?.once("data", (number: Buffer) => resolve(number.toString().trim()));
  });
}

export interface Display {
  readonly env: { readonly DISPLAY: string };
  /** What xdotool does, such as `"key", "Return"`. */
  readonly press: (...actions: readonly string[]) => Promise<void>;
  readonly stop: () => void;
}
