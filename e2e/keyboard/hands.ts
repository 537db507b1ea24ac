import type { Page } from "puppeteer-core";
import { pause, until } from "../harness/until";
import { placeIn } from "./controls";

/** More controls than any of our pages has. */
const MOST_STEPS = 80;

/** Longer than a person takes to see what is there, in ms: keys act only on what can have been seen. */
const SEEN_MS = 400;

/** A person at the keyboard of one page. */
export interface Hands {
  /** Looks at what is there. What came by itself just now, as details do, is not acted on before. */
  look(): Promise<void>;
  /** Presses a key. Throws when that leaves the focus nowhere. */
  press(key: string): Promise<void>;
  /** Presses a key that leads away: the page may be hidden or gone before the key is up. */
  leaveBy(key: string): Promise<void>;
  type(text: string): Promise<void>;
  /** Presses a key with Control. Chromium's keys need to be told what they do; it is named as its editor does. */
  withControl(key: string, command: string): Promise<void>;
  /** Where the focus is: the part of the screen, or the id of the element, and in which ticket's row. */
  focus(): Promise<string>;
  /** Goes with the Tab key, forwards or back, to the first control of this name. */
  goTo(name: string | RegExp): Promise<void>;
  /** Waits until something has the focus that a screen reader calls so. */
  arriveAt(name: string | RegExp): Promise<void>;
  /** Goes to a field and replaces what is in it. */
  write(field: string, text: string): Promise<void>;
}

export function handsOn(page: Page): Hands {
  const keeps = async (what: string): Promise<string> => {
    // What changes by a key is drawn in the next frame.
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
    const place = await until("an answer", () => page.evaluate(placeOfFocus));
    if (place === "nowhere") throw new Error(`After ${what} the focus is nowhere.`);
    return place;
  };
  const press = async (key: string) => {
    await page.keyboard.press(key as "Enter");
    await keeps(key);
  };
  const type = async (text: string) => {
    await page.keyboard.type(text);
    await keeps(`typing ${text}`);
  };
  const withControl = async (key: string, command: string) => {
    await page.keyboard.down("Control");
    await page.keyboard.press(key as "a", { commands: [command] });
    await page.keyboard.up("Control");
    await keeps(`Control and ${key}`);
  };
  const goTo = async (name: string | RegExp) => {
    for (let step = 0; step < MOST_STEPS; step++) {
      const { at, isControl, names } = await placeIn(page);
      const wanted = names.findIndex((one) => isCalled(one, name));
      if (wanted < 0) throw new Error(`No control is called ${name}.`);
      if (wanted === at && isControl) return;
      const isBack = wanted < at;
      if (isBack) await page.keyboard.down("Shift");
      await press("Tab");
      if (isBack) await page.keyboard.up("Shift");
    }
    throw new Error(`The Tab key does not come to ${name}.`);
  };
  return {
    look: () => pause(SEEN_MS),
    press,
    leaveBy: (key) => page.keyboard.press(key as "Enter").catch(() => {}),
    type,
    withControl,
    focus: () => keeps("that"),
    goTo,
    arriveAt: async (name) => {
      await until(`the focus on ${name}`, async () => isCalled((await placeIn(page)).name, name));
    },
    write: async (field, text) => {
      await goTo(field);
      await withControl("a", "SelectAll");
      await type(text);
    },
  };
}

function isCalled(found: string, name: string | RegExp): boolean {
  return typeof name === "string" ? found === name : name.test(found);
}

/** Runs in the page. */
function placeOfFocus(): string {
  const { activeElement: element, body } = document;
  if (!element || element === body) return "nowhere";
  const name = element.getAttribute("data-part") ?? (element.id || element.tagName);
  const ticket = element.closest("[data-ticket]")?.getAttribute("data-ticket");
  return ticket ? `${name} of ${ticket}` : name;
}
