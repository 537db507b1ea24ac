import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ElementHandle, Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Sandbox, startSandbox } from "../sandbox";
import { launch } from "./harness/browser";
import { browsersToTest } from "./harness/executables";
import { find, press, shows } from "./harness/find";
import { given, watchFiles } from "./harness/given-files";
import type { Harness } from "./harness/harness";
import { closeTicket, connect, rowShows } from "./harness/screens";
import { until } from "./harness/until";

/** The files that the options give and take. */
describe.each(browsersToTest)("in %s", (browser) => {
  let sandbox: Sandbox;
  let harness: Harness;
  let options: Page;
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "closeout-files-"));
    sandbox = await startSandbox();
    harness = await launch(sandbox, { browser });
    options = await harness.openOptions();
    await connect(options, sandbox.tokens.write);
  });
  afterAll(async () => {
    await harness?.close();
    await sandbox?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  test("settings are exported, changed by import, and kept as they are when the file is bad", async () => {
    await watchFiles(options);
    await press(options, "button", "Export settings");
    await shows(options, /saves it as closeout-settings-[\d-]+\.json/);
    const file = JSON.parse(await given(options));
    expect(JSON.stringify(file)).not.toContain(sandbox.tokens.write);
    await importSettings({ ...file, settings: { ...file.settings, undoSeconds: 99 } });
    await shows(options, /Nothing was changed: “undoSeconds”/);
    await importWhatGoes();
    await shows(options, /Nothing was changed: the browser could not read the file/);
    await importSettings({ ...file, settings: { ...file.settings, undoSeconds: 0 } }, "utf16le");
    await shows(options, /Changed: Undo window\./);
    await shows(options, /None: closes are sent at once/);
  });

  test("the token moves into memory and back, and goes on working", async () => {
    const forget = () => find(options, "switch", "Forget the token when the browser quits");
    await (await forget()).click();
    await until("the record in memory", async () => `${await places()}` === "session");
    await shows(options, /Harbour Stays/);
    await (await forget()).click();
    await until("the record on the device", async () => `${await places()}` === "local");
    await (await forget()).click();
    await until("the record in memory again", async () => `${await places()}` === "session");
  });

  test("closes are exported as CSV", async () => {
    const { sample } = sandbox.state.notable;
    const desk = await harness.newPage(sandbox.webOrigin);
    await until("the tickets", async () => Number((await harness.badge(desk)).text) > 20);
    const popup = await harness.openPopup(desk);
    // A close of what is not read yet would ask first.
    await rowShows(popup, sample, /Early check-in request/);
    await closeTicket(popup, sample);
    await rowShows(popup, sample, "closed");
    await harness.closePopup();
    await options.bringToFront();
    await watchFiles(options);
    if (browser === "chromium") await saveInto(options, folder);
    await press(options, "button", "Export 1 close as CSV");
    const name = await shows(options, /closeout-closes-[\d-]+\.csv/);
    const csv = await given(options);
    const [heads, row, rest] = csv.split("\r\n");
    expect(heads).toMatch(/^\uFEFF?"Ticket","Subject"/);
    expect(row).toMatch(
      new RegExp(`^"${sample}","Early check-in request",.*"Closed","Conduit’s answer","1"$`),
    );
    expect(rest).toBe("");
    if (browser === "chromium")
      await until("the file", async () => (await readFile(join(folder, name), "utf8")) === csv);
  });

  async function importSettings(content: object, encoding: "utf8" | "utf16le" = "utf8") {
    const path = join(folder, "settings.json");
    await writeFile(path, `\uFEFF${JSON.stringify(content)}`, encoding);
    const input = (await options.$("#file input")) as ElementHandle<HTMLInputElement>;
    await input.uploadFile(path);
  }

  /** A file that is gone again before the page hears that it was chosen. */
  async function importWhatGoes() {
    const path = join(folder, "gone.json");
    await writeFile(path, "{}");
    const input = (await options.$("#file input")) as ElementHandle<HTMLInputElement>;
    await options.evaluate(() => {
      addEventListener("change", (event) => event.stopImmediatePropagation(), { capture: true, once: true });
    });
    await input.uploadFile(path);
    await rm(path);
    await input.evaluate((field) => field.dispatchEvent(new Event("change", { bubbles: true })));
  }

  /** The areas of extension storage that hold something of the token. */
  function places(): Promise<string[]> {
    return harness.inBackground(async (api) => {
      const found: string[] = [];
      for (const area of ["local", "session"] as const)
        if ("credential" in (await api.storage[area].get("credential"))) found.push(area);
      return found;
    });
  }
});

async function saveInto(page: Page, folder: string): Promise<void> {
  const session = await page.createCDPSession();
  await session.send("Browser.setDownloadBehavior", { behavior: "allow", downloadPath: folder });
}
