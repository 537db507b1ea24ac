/**
 * Takes the pictures of `docs/images` for the README and the stores: `npm run build && npx tsx scripts/pictures.ts`. Everything on them is
 * real: the built extension in Chromium, over the stand-in help desk and service. Only the frame around page and popup is drawn.
 */
import { mkdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { Page } from "puppeteer-core";
import { launch } from "../e2e/harness/browser";
import {
  closeTicket,
  listedIds,
  rowShows,
  setUndoWindow,
  signIn,
  toggleDetails,
} from "../e2e/harness/screens";
import { until } from "../e2e/harness/until";
import { startSandbox } from "../sandbox";

const STORE = { width: 1280, height: 800 };
const folder = fileURLToPath(new URL("../docs/images", import.meta.url));

const subjects = [
  "Late check-out on Sunday",
  "Wi-Fi is very slow",
  "Invoice for March",
  "Lost umbrella, room 214",
  "Parking space for a van",
];

/** What is put together at last: another tab would close the popup. */
const scenes: { name: string; html: string }[] = [];

const sandbox = await startSandbox({ until: Date.now() });
const harness = await launch(sandbox, { browser: "chromium", collectErrors: false });
try {
  await mkdir(folder, { recursive: true });
  await signIn(harness, sandbox.tokens.write);
  // The odd subjects there are for tests.
  for (const [index, id] of sandbox.helpDeskIds.table.entries())
    sandbox.state.change(id, { subject: subjects[index % subjects.length] ?? null });
  const desk = await harness.newPage(sandbox.webOrigin);
  await desk.setViewport(STORE);
  await until("the ids to be found", async () => Number((await harness.badge(desk)).text) > 20);
  // Long enough for both pictures of a close that counts down.
  await setUndoWindow(harness, 30);
  const popup = await harness.openPopup(desk);
  await until("the details", () =>
    popup.evaluate(() => !/Loading|^$/.test(document.querySelector("[data-ticket]")?.textContent ?? "")),
  );
  const [first = ""] = await listedIds(popup);
  await shoot(desk, popup, "list");
  await toggleDetails(popup, first);
  await shoot(desk, popup, "details");
  await popup.keyboard.press("Escape");
  await closeTicket(popup, first);
  await rowShows(popup, first, "closingSoon");
  await shoot(desk, popup, "closing");
  await harness.closePopup();
  const frame = await harness.newPage();
  await frame.setViewport(STORE);
  for (const { name, html } of scenes) {
    await frame.setContent(html);
    await frame.screenshot({ path: `${folder}/store-${name}.png` });
  }
} finally {
  await harness.close();
  await sandbox.stop();
}

/** Saves the popup by itself, light and dark, and keeps how it stands over the page in the size that the stores want. */
async function shoot(desk: Page, popup: Page, state: string): Promise<void> {
  const options = { encoding: "base64" } as const;
  const size = await popup.evaluate(() => [innerWidth, innerHeight] as const);
  for (const scheme of ["light", "dark"]) {
    const name = `${state}-${scheme}`;
    await popup.emulateMediaFeatures([
      { name: "prefers-color-scheme", value: scheme },
      { name: "prefers-reduced-motion", value: "reduce" },
    ]);
    await popup.screenshot({ path: `${folder}/popup-${name}.png` });
    const pictures = [await desk.screenshot(options), await popup.screenshot(options)] as const;
    scenes.push({ name, html: scene(pictures, size) });
  }
}

/** A page with the popup hanging from its upper edge, where the toolbar's button is. */
function scene([page, popup]: readonly [string, string], [width, height]: readonly [number, number]): string {
  const image = (data: string) => `src="data:image/png;base64,${data}"`;
  return `<!doctype html><style>
    body { margin: 0 }
    img { position: absolute; inset: 0 }
    .popup { inset: 8px 24px auto auto; border-radius: 8px; box-shadow: 0 0 0 1px #0002, 0 12px 40px #0005 }
  </style><img ${image(page)}><img class="popup" width="${width}" height="${height}" ${image(popup)}>`;
}
