import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Sandbox, startSandbox } from "../sandbox";
import { makeTicketIds } from "../sandbox/ticket-id";
import { launch } from "./harness/browser";
import { browsersToTest } from "./harness/executables";
import { find, press, textOf } from "./harness/find";
import type { Harness } from "./harness/harness";
import { connect } from "./harness/screens";
import { pause, until } from "./harness/until";
import { htmlPage, servePages } from "./pages/serve";

/** Sites where Closeout does nothing, set in the options and in the popup; open pages follow at once. */
describe.each(browsersToTest)("in %s", (browser) => {
  let sandbox: Sandbox;
  let harness: Harness;
  let desk: Page;

  beforeAll(async () => {
    sandbox = await startSandbox();
    harness = await launch(sandbox, { browser });
    const options = await harness.openOptions();
    await connect(options, sandbox.tokens.write);
    desk = await harness.newPage(sandbox.webOrigin);
  });
  afterAll(async () => {
    await harness?.close();
    await sandbox?.stop();
  });

  const count = async () => Number((await harness.badge(desk)).text);

  test("a site that is listed falls silent, frames included", async () => {
    await until("its tickets and marks", async () => (await count()) > 20 && (await marks(desk)) > 0);
    await list("127.0.0.1\nlocalhost");
    await until("silence", async () => (await count()) === 0 && (await marks(desk)) === 0);
    await desk.reload();
    const popup = await harness.openPopup(desk);
    await until("the card", async () => (await textOf(popup)).includes("switched off on this site"));
    expect([await count(), await marks(desk)]).toEqual([0, 0]);
  });

  test("the popup switches it on again, and off", async () => {
    const popup = await harness.openPopup(desk);
    await press(popup, "button", /^Switch on for /);
    await until("its tickets and marks", async () => (await count()) > 20 && (await marks(desk)) > 0);
    const again = await harness.openPopup(desk);
    await press(again, "button", /^Switch Closeout off on/);
    await until("silence", async () => (await marks(desk)) === 0);
    await harness.closePopup();
  });

  test("a page that comes back from the browser's cache follows what was changed meanwhile, its frames too", async () => {
    const [id = ""] = makeTicketIds({ count: 1 });
    const framed = htmlPage(`<iframe srcdoc="see ${id}"></iframe>`);
    const site = await servePages({ "/framed": framed, "/elsewhere": htmlPage("words") });
    try {
      await desk.goto(`${site.origin}/framed`);
      await desk.evaluate(() =>
        addEventListener("pageshow", ({ persisted }) => Object.assign(window, { persisted })),
      );
      // Pages that begin so close to each other could be one.
      await pause(500);
      await desk.goto(`${site.origin}/elsewhere`);
      await list("");
      await desk.evaluate("history.back()");
      await until("its ticket", async () => (await count()) === 1);
      // Firefox under remote control keeps no pages.
      if (browser === "chromium") expect(await desk.evaluate("persisted")).toBe(true);
    } finally {
      await site.stop();
    }
  });

  async function list(text: string) {
    const options = await harness.openOptions();
    const field = await find(options, "textbox", "Stay silent on these sites");
    await field.evaluate((element) => (element as HTMLTextAreaElement).select());
    await options.keyboard.press("Delete");
    await field.type(text);
    await options.keyboard.press("Tab");
    await options.close();
    await desk.bringToFront();
  }
});

function marks(page: Page): Promise<number> {
  return page.evaluate(() => CSS.highlights.size);
}
