import type { Page } from "puppeteer-core";
import type { ChromiumWorker } from "./chromium-worker";
import type { Display } from "./display";
import type { Harness, MenuPlace } from "./harness";
import { goTo } from "./menu-place";
import { pause } from "./until";

/**
 * The browser's context menu, on a display of ours with mouse and keys, as a person uses it. Without one it cannot be reached: a
 * true right click tells the page's content script what was meant, and the browser's event is made up.
 */
export function chromiumMenu(worker: ChromiumWorker, display: Display | null): ChromiumMenu {
  /** Opens the menu; without a display only the page hears of it. @returns how many items stand below ours */
  async function open(over: Page, at: MenuPlace): Promise<number> {
    await over.bringToFront();
    const place = await goTo(over, at);
    // Until the extension has heard what is meant and has told the browser.
    await pause(300);
    const { left, top, below } = await over.evaluate(look, place);
    if (display === null) {
      if (place) await over.mouse.click(place.x, place.y, { button: "right" });
      else await over.keyboard.press("ContextMenu");
      await pause(100);
      return below;
    }
    if (place) {
      const [x, y] = [String(Math.round(left + place.x)), String(Math.round(top + place.y))];
      await display.press("mousemove", x, y, "click", "3");
    } else await display.press("key", "Menu");
    await pause(500);
    return below;
  }

  return {
    chooseMenuItem: async (over, { at, itemId, meanwhile }) => {
      const below = await open(over, at);
      await meanwhile?.();
      if (display === null) {
        await worker.run(dispatchClick, { menuItemId: itemId, pageUrl: over.url() });
        return { how: "event", label: null };
      }
      await display.press("key", ...Array<string>(below + 1).fill("Up"));
      // Chromium makes a submenu of several items, which this opens; on a single one it does nothing.
      await display.press("key", "Right");
      await pause(200);
      await display.press("key", "Return");
      return { how: "menu", label: null };
    },
    readMenu: async (over, at) => {
      await over.bringToFront();
      await goTo(over, at);
      return null;
    },
  };
}

/** Runs in the page: where it lies on the screen, and how many items stand below those of extensions, which depends on what is meant. */
function look(place: { x: number; y: number } | null): { left: number; top: number; below: number } {
  const node = place ? document.elementFromPoint(place.x, place.y) : document.activeElement;
  const isSpecial = node?.closest("a, input, textarea, [contenteditable], img");
  const isPlain = getSelection()?.isCollapsed !== false && !isSpecial;
  // "Inspect"; before it "View page source"; before that, in a frame, "View frame source" and "Reload frame".
  const below = node instanceof HTMLIFrameElement ? 4 : isPlain ? 2 : 1;
  return { left: window.screenX, top: window.screenY + window.outerHeight - window.innerHeight, below };
}

/** Runs in the worker. The event's own `dispatch` is how the browser calls the listeners; no type knows it. */
async function dispatchClick(
  api: { tabs: { query(query: { active: true; lastFocusedWindow: true }): Promise<{ id?: number }[]> } },
  info: { menuItemId: string; pageUrl: string },
): Promise<void> {
  // Fails where there is no such item.
  await chrome.contextMenus.update(info.menuItemId, {});
  const [tab] = await api.tabs.query({ active: true, lastFocusedWindow: true });
  chrome.contextMenus.onClicked.dispatch({ editable: false, frameId: 0, ...info }, tab);
}

declare const chrome: {
  contextMenus: {
    update(id: string, change: object): Promise<void>;
    onClicked: { dispatch(info: object, tab: object | undefined): void };
  };
};

type ChromiumMenu = Pick<Harness, "chooseMenuItem" | "readMenu">;
