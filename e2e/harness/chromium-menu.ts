import type { Page } from "puppeteer-core";
import type { ChromiumWorker } from "./chromium-worker";
import type { Display } from "./display";
import type { MenuChoice, MenuOutcome } from "./harness";
import { pause, until } from "./until";

/**
 * Takes our item out of the browser's context menu: on a display of ours with mouse and keys, as a person does. Without one the
 * menu cannot be reached: a true right click tells the page's content script what was meant, and the browser's event is
 * made up.
 */
export async function chooseChromiumMenuItem({ over, choice, worker, display }: Parts): Promise<MenuOutcome> {
  await over.bringToFront();
  const target = await until(`something at ${choice.at}`, () => over.$(choice.at));
  await target.scrollIntoView();
  const { x, y } = await target.clickablePoint();
  await over.mouse.move(x, y);
  // Until the extension has heard what is under the pointer and has told the browser.
  await pause(300);
  if (display) {
    await useMenu(over, display, { x, y });
    return { how: "menu", label: null };
  }
  await over.mouse.click(x, y, { button: "right" });
  await pause(100);
  await worker.run(dispatchClick, { menuItemId: choice.itemId, pageUrl: over.url() });
  return { how: "event", label: null };
}

/** Extensions stand near the end: before "Inspect", and on plain text also before "View page source". */
async function useMenu(over: Page, display: Display, { x, y }: { x: number; y: number }): Promise<void> {
  const [left, top, itemsAfter] = await over.evaluate(
    (pointX, pointY): [number, number, number] => {
      const node = document.elementFromPoint(pointX, pointY);
      const isPlain =
        getSelection()?.isCollapsed !== false && !node?.closest("a, input, textarea, [contenteditable]");
      return [window.screenX, window.screenY + window.outerHeight - window.innerHeight, isPlain ? 2 : 1];
    },
    x,
    y,
  );
  await display.press("mousemove", String(Math.round(left + x)), String(Math.round(top + y)), "click", "3");
  await pause(600);
  for (let key = 0; key <= itemsAfter; key += 1) await display.press("key", "Up");
  // Chromium makes a submenu of several items, which this opens; on a single one it does nothing.
  await display.press("key", "Right");
  await pause(200);
  await display.press("key", "Return");
}

/** Runs in the worker. The event's own `dispatch` is how the browser calls the listeners; no type knows it. */
async function dispatchClick(
  api: { tabs: { query(query: { active: true; lastFocusedWindow: true }): Promise<{ id?: number }[]> } },
  info: { menuItemId: string; pageUrl: string },
): Promise<void> {
  const [tab] = await api.tabs.query({ active: true, lastFocusedWindow: true });
  chrome.contextMenus.onClicked.dispatch({ editable: false, frameId: 0, ...info }, tab);
}

declare const chrome: {
  contextMenus: { onClicked: { dispatch(info: object, tab: object | undefined): void } };
};

interface Parts {
  over: Page;
  choice: MenuChoice;
  worker: ChromiumWorker;
  display: Display | null;
}
