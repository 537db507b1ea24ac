import type { ChildProcess } from "node:child_process";

/** Kills a browser with all its processes: Puppeteer makes it the leader of a group of its own. */
export async function killTree(browser: ChildProcess | null): Promise<void> {
  if (browser?.pid === undefined) throw new Error("There is no browser of ours to kill.");
  const gone = new Promise((resolve) => browser.once("exit", resolve));
  process.kill(-browser.pid, "SIGKILL");
  await gone;
}
