import { spawn } from "node:child_process";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Display, startDisplay } from "./harness/display";
import { browsersToTest } from "./harness/executables";

/** `npm run demo` with a screen, up to the end that its last words name: Ctrl+C. */
describe.each(browsersToTest)("the demo in a window of %s", (browser) => {
  let display: Display | null = null;
  let folder: string;

  beforeAll(async () => {
    display = await startDisplay();
    folder = await mkdtemp(join(tmpdir(), "closeout-demo-"));
  });
  afterAll(async () => {
    display?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  test("ends at Ctrl+C and leaves no profile behind", async ({ skip }) => {
    if (!display) return skip("needs Xvfb and xdotool");
    const { code, said } = await untilCtrlC(browser, { ...display.env, CI: "", TMPDIR: folder });
    expect([code, said]).toEqual([0, expect.stringContaining("Done.")]);
    expect((await readdir(folder)).filter((name) => name.startsWith("puppeteer_dev"))).toEqual([]);
  });
});

/** Runs the demo, and ends it as soon as it waits for a person. */
function untilCtrlC(browser: string, env: NodeJS.ProcessEnv): Promise<{ code: number | null; said: string }> {
  const args = ["--import", "tsx", "e2e/demo.ts", `--${browser}`];
  // One that hangs is told to end before the test is over: nobody else would.
  const demo = spawn(process.execPath, args, { env: { ...process.env, ...env }, timeout: 50_000 });
  let said = "";
  for (const output of [demo.stdout, demo.stderr])
    output.on("data", (piece: Buffer) => {
      const waited = said.includes("What the service receives");
      said += piece.toString();
      if (!waited && said.includes("What the service receives")) demo.kill("SIGINT");
    });
  return new Promise((resolve) => demo.once("close", (code) => resolve({ code, said })));
}
