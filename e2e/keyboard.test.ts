import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Sandbox, startSandbox } from "../sandbox";
import { launch } from "./harness/browser";
import { browsersToTest } from "./harness/executables";
import { shows } from "./harness/find";
import type { Harness } from "./harness/harness";
import { listedIds, rowShows } from "./harness/screens";
import { until } from "./harness/until";
import { type Hands, handsOn } from "./keyboard/hands";
import { listen, said } from "./keyboard/said";

/** The whole work without a mouse, on the built extension: no key may leave the focus nowhere, and each outcome is said once. */
describe.each(browsersToTest)("in %s", (browser) => {
  let sandbox: Sandbox;
  let harness: Harness;
  let popup: Page;
  let hands: Hands;
  let ids: string[];

  beforeAll(async () => {
    sandbox = await startSandbox();
    harness = await launch(sandbox, { browser });
  });
  afterAll(async () => {
    await harness?.close();
    await sandbox?.stop();
  });

  test("connecting", async () => {
    const options = await harness.openOptions();
    const { press, type, focus, goTo } = handsOn(options);
    await until("the field for a token", () => options.$("#token"));
    // Not by a single Tab: the heading takes the focus as soon as the page is drawn.
    await goTo("API token");
    expect(await focus()).toBe("token");
    await type(sandbox.tokens.write);
    await press("Enter");
    await shows(options, /\bConnected\b/);
    await options.close();
  });

  test("the first row has the focus; keys move it", async () => {
    const desk = await harness.newPage(sandbox.webOrigin);
    await until("the ids to be found", async () => Number((await harness.badge(desk)).text) > 20);
    const first = sandbox.helpDeskIds.table.slice(0, 5);
    for (const [index, id] of first.entries())
      sandbox.state.change(id, { status: "resolved", subject: `Blanket${index + 1}` });
    popup = await harness.openPopup(desk);
    hands = handsOn(popup);
    await until("all subjects", () =>
      // Rows that are out of sight are not drawn, but there.
      popup.evaluate(() => /Blanket1.*Blanket5/.test(document.body.textContent ?? "")),
    );
    await popup.evaluate(listen);
    const listed = await listedIds(popup);
    expect(await hands.focus()).toBe(`subject of ${listed[0]}`);
    ids = listed.filter((id) => first.includes(id));
    for (let at = 1; at <= listed.indexOf(ids[0] ?? ""); at++) await hands.press(at % 2 ? "j" : "ArrowDown");
    expect(await hands.focus()).toBe(`subject of ${ids[0]}`);
    await hands.press("j");
    await hands.press("k");
    expect(await hands.focus()).toBe(`subject of ${ids[0]}`);
  });

  test("the row that keys come to is in sight, below the heading, both ways", async () => {
    const unseen: string[] = [];
    for (const key of [...Array(12).fill("ArrowDown"), ...Array(8).fill("ArrowUp")]) {
      await hands.press(key);
      const hit = await popup.evaluate(hitAtFocus);
      if (hit !== null) unseen.push(`${key}: ${hit}`);
    }
    expect(unseen).toEqual([]);
    await hands.press("Home");
    while ((await hands.focus()) !== `subject of ${ids[0]}`) await hands.press("ArrowDown");
  });

  test("Tab passes the list by the controls of the row that was visited last", async () => {
    const passed = async () => {
      const places: string[] = [];
      do {
        await hands.press("Tab");
        places.push(await hands.focus());
      } while (places.at(-1)?.endsWith(` of ${ids[0]}`));
      return places;
    };
    expect(await passed()).toEqual([`close of ${ids[0]}`, "BUTTON"]);
    await popup.keyboard.down("Shift");
    const back = await passed();
    await popup.keyboard.up("Shift");
    expect(back).toEqual([
      ...["close", "subject", "INPUT"].map((part) => `${part} of ${ids[0]}`),
      "all-resolved",
    ]);
    for (const _ of ["box", "subject"]) await hands.press("Tab");
    expect(await hands.focus()).toBe(`subject of ${ids[0]}`);
  });

  test("opening the details and folding them up", async () => {
    await hands.press("Enter");
    await shows(popup, /Last message/);
    await hands.press("Escape");
    expect(await hands.focus()).toBe(`subject of ${ids[0]}`);
  });

  test("closing and undoing, twice: each said twice", async () => {
    const [id = ""] = ids;
    for (const time of [1, 2]) {
      await hands.press("c");
      await rowShows(popup, id, "closingSoon");
      await hands.press("u");
      await rowShows(popup, id, "cancelled");
      await until("the words", async () => (await popup.evaluate(said)).length === 2 * time);
    }
    const chosen = expect.stringMatching(/^Blanket1: Closing in \d s$/);
    expect(await popup.evaluate(said)).toEqual(
      Array(2).fill([chosen, "Blanket1: Cancelled, nothing was sent"]).flat(),
    );
    expect(sandbox.ledger.closesReceived()).toBe(0);
  });

  test("closing: said once", async () => {
    const [id = ""] = ids;
    await hands.press("c");
    await rowShows(popup, id, "closed");
    await hands.focus();
    expect((await popup.evaluate(said)).slice(5)).toEqual(["Blanket1: Closed"]);
  });

  test("selecting several, which is said, and closing them: their counts said once", async () => {
    for (const _ of [2, 3, 4]) {
      await hands.press("j");
      await hands.press("x");
    }
    await shows(popup, /3 selected/);
    expect((await popup.evaluate(said)).slice(6)).toEqual([1, 2, 3].map((count) => `${count} selected`));
    await hands.press("c");
    expect(await hands.focus()).toBe("close-many");
    await hands.press("Enter");
    await shows(popup, /3 closed/, 20_000);
    await hands.focus();
    // Words come a moment after what is seen.
    const outcomes = async () =>
      (await popup.evaluate(said)).slice(9).filter((sentence) => !sentence.includes("Closing"));
    await until("the words", async () => (await outcomes()).length > 0);
    expect(await outcomes()).toEqual(["3 closed"]);
    expect(ids.slice(1, 4).map((id) => sandbox.ledger.closesReceived(id))).toEqual([1, 1, 1]);
  });

  test("filtering, pasting, clearing", async () => {
    await hands.press("/");
    expect(await hands.focus()).toBe("filter");
    await hands.type("blanket5");
    await until("one row", async () => (await listedIds(popup)).join() === ids[4]);
    await hands.look();
    await hands.press("ArrowDown");
    expect(await hands.focus()).toBe(`subject of ${ids[4]}`);
    await hands.press("Escape");
    await until("all rows", async () => (await listedIds(popup)).length > 20);
    expect(await hands.focus()).toBe(`subject of ${ids[4]}`);
    const others = sandbox.helpDeskIds.other.slice(0, 2);
    await hands.press("/");
    await hands.type(others.join(" "));
    for (const [key, command] of [
      ["a", "SelectAll"],
      ["x", "Cut"],
      ["v", "Paste"],
    ] as const)
      await hands.withControl(key, command);
    await until("what was pasted", async () => (await listedIds(popup)).slice(0, 2).join() === others.join());
    await hands.press("Escape");
    await until("the page's rows alone", async () => !(await listedIds(popup)).includes(others[0] ?? ""));
    expect(await hands.focus()).toBe("filter");
  });

  test("help comes, without covering the row that keys act on, and goes", async () => {
    for (const key of Array(12).fill("ArrowDown")) await hands.press(key);
    await hands.press("?");
    await shows(popup, /Keyboard shortcuts/);
    expect(await popup.evaluate(hitAtFocus)).toBeNull();
    await hands.press("Escape");
    await until("its end", async () => !(await shows(popup, /Keyboard shortcuts/, 100).catch(() => null)));
    expect(await hands.focus()).toMatch(/^subject of /);
  });

  test("what is written before anything is drawn is not lost", async () => {
    await harness.closePopup();
    // The screen waits for it, and the keys come at once.
    await harness.stopBackground();
    const page = await harness.openExtensionPage("popup.html");
    // As the browser's own popup has it. Without it Firefox writes no letters into fields.
    await until("the focus", () => page.evaluate(() => document.hasFocus()));
    await page.keyboard.type("/check");
    const written = () => page.evaluate(() => document.querySelector("input")?.value);
    await until("the words in the field", async () => (await written()) === "check");
    expect(await handsOn(page).focus()).toBe("filter");
  });
});

/** What lies over the middle of what has the focus, if something does. Runs in the page. */
function hitAtFocus(): string | null {
  const { activeElement: focused } = document;
  const { left, right, top, bottom } = focused?.getBoundingClientRect() ?? new DOMRect();
  const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
  return focused?.contains(hit) ? null : `${hit?.tagName}: ${hit?.textContent?.slice(0, 40)}`;
}
