import type { Page } from "puppeteer-core";
import { until } from "../harness/until";

/** A person at the keyboard of one page. */
export interface Hands {
  /** Presses a key. Throws when that leaves the focus nowhere. */
  press(key: string): Promise<void>;
  type(text: string): Promise<void>;
  /** Presses a key with Control. Chromium's keys need to be told what they do; it is named as its editor does. */
  withControl(key: string, command: string): Promise<void>;
  /** Where the focus is: the part of the screen, or the id of the element, and in which ticket's row. */
  focus(): Promise<string>;
}

export function handsOn(page: Page): Hands {
  const keeps = async (what: string): Promise<string> => {
    // What changes by a key is drawn in the next frame.
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
    const place = await until("an answer", () => page.evaluate(placeOfFocus));
    if (place === "nowhere") throw new Error(`After ${what} the focus is nowhere.`);
    return place;
  };
  return {
    press: async (key) => {
      await page.keyboard.press(key as "Enter");
      await keeps(key);
    },
    type: async (text) => {
      await page.keyboard.type(text);
      await keeps(`typing ${text}`);
    },
    withControl: async (key, command) => {
      await page.keyboard.down("Control");
      await page.keyboard.press(key as "a", { commands: [command] });
      await page.keyboard.up("Control");
      await keeps(`Control and ${key}`);
    },
    focus: () => keeps("that"),
  };
}

/** Runs in the page. */
function placeOfFocus(): string {
  const { activeElement: element, body } = document;
  if (!element || element === body) return "nowhere";
  const name = element.getAttribute("data-part") ?? (element.id || element.tagName);
  const ticket = element.closest("[data-ticket]")?.getAttribute("data-ticket");
  return ticket ? `${name} of ${ticket}` : name;
}
