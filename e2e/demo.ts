import { startSandbox } from "../sandbox";
import { journey } from "./demo/journey";
import { stayOpen } from "./demo/stay-open";
import { step } from "./demo/tell";
import { launch } from "./harness/browser";

/** With a screen: a browser to try. Without one, or with `--headless`: the whole journey, with its evidence. */
async function main(args: readonly string[]): Promise<void> {
  const headless = args.includes("--headless") || !hasScreen();
  const browser = args.includes("--firefox") ? "firefox" : "chromium";
  // Tickets that reach up to now, so that it does not look as if everyone had left.
  const sandbox = await startSandbox({ until: Date.now() });
  try {
    step(`Start ${browser} with the extension as it is shipped, and a stand-in for Conduit`);
    const harness = await launch(sandbox, {
      browser,
      headless,
      collectErrors: false,
      endsBySignal: headless,
    });
    console.log(`   ${harness.version}, ${headless ? "without a window" : "in a window"}`);
    try {
      await (headless ? journey(sandbox, harness) : stayOpen(sandbox, harness));
    } finally {
      await harness.close();
    }
  } finally {
    await sandbox.stop();
  }
}

function hasScreen(): boolean {
  if (process.env["CI"]) return false;
  if (process.platform !== "linux") return true;
  return Boolean(process.env["DISPLAY"] || process.env["WAYLAND_DISPLAY"]);
}

main(process.argv.slice(2)).then(
  () => console.log("\nDone. The pictures are in screenshots/."),
  (error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  },
);
