import type { Page } from "puppeteer-core";
import type { Display } from "./display";
import type { ChromeScope } from "./firefox-chrome-scope";
import { isMenuClosed, leaveMenu, readMenu } from "./firefox-inside";
import type { Harness, MenuChoice, MenuPlace } from "./harness";
import { goTo } from "./menu-place";
import { pause, until } from "./until";

/** Firefox's own context menu, which it has without a screen too; only the key that opens it needs a display. */
export function firefoxMenu({ scope, id, display }: Parts): Pick<Harness, "chooseMenuItem" | "readMenu"> {
  /** @returns the texts of our items */
  async function open(over: Page, at: MenuPlace): Promise<string[]> {
    const place = await goTo(over, at);
    await pause(200);
    if (place) await over.mouse.click(place.x, place.y, { button: "right" });
    else await display?.press("key", "Menu");
    return await until("the menu", () => scope.call(readMenu, id));
  }

  async function leave(label: string | null): Promise<void> {
    await scope.call(leaveMenu, id, label);
    await until("the menu to close", () => scope.call(isMenuClosed));
  }

  /** The menu shows what was known when it opened: tried again for a while. */
  async function openWith(over: Page, { at, label }: MenuChoice): Promise<string> {
    let seen: string[] = [];
    const attempt = async () => {
      seen = await open(over, at);
      const found = seen.find((text) => label.test(text));
      if (found === undefined) await leave(null);
      return found;
    };
    return await until(`an item ${label} in the menu`, attempt).catch((error: unknown) => {
      throw new Error(`No item ${label}; ours were: ${seen.join(" | ") || "none"}`, { cause: error });
    });
  }

  return {
    chooseMenuItem: async (over, choice) => {
      await over.bringToFront();
      const label = await openWith(over, choice);
      await choice.meanwhile?.();
      await leave(label);
      return { how: "menu", label };
    },
    readMenu: async (over, at) => {
      await over.bringToFront();
      if (at === "the focus") return null;
      const labels = await open(over, at);
      await leave(null);
      return labels;
    },
  };
}

interface Parts {
  scope: ChromeScope;
  id: string;
  display: Display | null;
}
