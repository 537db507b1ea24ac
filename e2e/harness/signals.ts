import type { LaunchOptions } from "./harness";

/** What Puppeteer is told of signals. Left to itself it kills the browser, leaves its profile on the disk and ends the process. */
export function signalHandling({ endsBySignal = true }: LaunchOptions) {
  return { handleSIGINT: endsBySignal, handleSIGTERM: endsBySignal, handleSIGHUP: endsBySignal };
}
