import type { Page } from "puppeteer-core";
import type { ChromeScope } from "./firefox-chrome-scope";
import { isMenuClosed, takeMenuItem } from "./firefox-inside";
import type { MenuChoice, MenuOutcome } from "./harness";
import { pause, until } from "./until";

/** Right-clicks and takes our item out of Firefox's own menu. The menu shows what was known when it opened: tried again for a while. */
export async function chooseFirefoxMenuItem({ over, choice, scope, id }: Parts): Promise<MenuOutcome> {
  await over.bringToFront();
  const target = await until(`something at ${choice.at}`, () => over.$(choice.at));
  await target.scrollIntoView();
  const { x, y } = await target.clickablePoint();
  await over.mouse.move(x, y);
  const { source, flags } = choice.label;
  let seen = "";
  const label = await until(`an item ${choice.label} in the menu`, async () => {
    await pause(200);
    await over.mouse.click(x, y, { button: "right" });
    const menu = await until("the menu", () => scope.call(takeMenuItem, id, source, flags));
    seen = menu.label;
    return menu.taken ? menu.label : null;
  }).catch((error: unknown) => {
    throw new Error(`No item ${choice.label}; ours were: ${seen || "none"}`, { cause: error });
  });
  await until("the menu to close", () => scope.call(isMenuClosed));
  return { how: "menu", label };
}

interface Parts {
  over: Page;
  choice: MenuChoice;
  scope: ChromeScope;
  id: string;
}
