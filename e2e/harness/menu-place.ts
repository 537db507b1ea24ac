import type { Page } from "puppeteer-core";
import type { MenuPlace } from "./harness";
import { until } from "./until";

/** Moves the mouse to where a menu is to be opened, and gives the place in the page's window; null for where the focus is. */
export async function goTo(over: Page, at: MenuPlace): Promise<{ x: number; y: number } | null> {
  if (at === "the focus") return null;
  let place = at;
  if (typeof place === "string") {
    const selector = place;
    const target = await until(`something at ${selector}`, () => over.$(selector));
    await target.scrollIntoView();
    place = await target.clickablePoint();
  }
  // A pointer that lies there already would not move.
  await over.mouse.move(place.x - 1, place.y);
  await over.mouse.move(place.x, place.y);
  return place;
}
