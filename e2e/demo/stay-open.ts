import type { Page } from "puppeteer-core";
import type { Sandbox } from "../../sandbox";
import type { Harness } from "../harness/harness";
import { connectOnce } from "./journey";

/** Leaves a connected browser to the person in front of it, until they close it. Tells what the service receives meanwhile. */
export async function stayOpen(sandbox: Sandbox, harness: Harness): Promise<void> {
  await connectOnce(sandbox, harness);
  const desk = await harness.newPage(sandbox.webOrigin);
  const end = ended(desk);
  const [opener] = await harness.inBackground(async (api) =>
    (await api.commands.getAll()).flatMap(({ name, shortcut }) =>
      name?.startsWith("_execute") ? [shortcut] : [],
    ),
  );
  console.log(`
The browser is yours. On the help-desk page:
  · press Closeout's button in the toolbar (or behind its puzzle piece)${opener ? `, or ${opener}` : ""}, and close a ticket;
  · right-click on an id, or on a selection with several, and choose “Close ticket …”;
  · look at ${sandbox.webOrigin}/other, /empty and /hostile too.
Nothing reaches the real Conduit: the service is a stand-in on this machine. Close the browser or press Ctrl+C to end.

What the service receives:`);
  sandbox.ledger.onFinish(({ method, path, status, applied }) =>
    console.log(`  ${method} ${path} → ${status}${applied ? "  (the ticket is closed now)" : ""}`),
  );
  await end;
}

function ended(page: Page): Promise<void> {
  const browser = page.browser();
  return new Promise((resolve) => {
    browser.once("disconnected", () => resolve());
    // Told twice, by the terminal and by who started us, it ends once.
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => resolve());
  });
}
