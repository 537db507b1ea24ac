import browser, { type Menus } from "webextension-polyfill";

/** What the browser's own context menu offers. */
export interface MenuItem {
  /** Comes back with the click. */
  id: string;
  title: string;
  enabled: boolean;
}

const contexts: Menus.ContextType[] = ["page", "frame", "selection", "link", "editable", "image"];

/**
 * Our one visible item in the context menu.
 *
 * Browsers build the menu when it opens and do not tell which title stood there when it is clicked; therefore an item is never
 * retitled. Each wish gets an item of its own, and the click names it.
 */
export class MenuOffer {
  /** `null` until it is known: the browser keeps items longer than the worker lives. */
  #items: string[] | null = null;
  #visible: string | null = null;
  /** Changes are several calls each: one at a time. */
  #last: Promise<unknown> = Promise.resolve();

  /** Shows an item in the place of the one before, or none. */
  show(item: MenuItem | null): Promise<void> {
    const turn = this.#last.then(() => this.#replace(item));
    this.#last = turn.catch(() => {});
    return turn;
  }

  async #replace(item: MenuItem | null): Promise<void> {
    if (this.#items === null) await browser.contextMenus.removeAll();
    this.#items ??= [];
    if (this.#visible !== null && this.#visible !== item?.id) await hide(this.#visible);
    this.#visible = item?.id ?? null;
    if (!item) return;
    const { id, title, enabled } = item;
    const isKnown = this.#items.includes(id);
    // Chromium counts hidden items too, and puts more than one of them into a submenu.
    for (const old of this.#items) if (old !== id) await browser.contextMenus.remove(old).catch(() => {});
    this.#items = [id];
    if (isKnown) await browser.contextMenus.update(id, { title: escaped(title), enabled, visible: true });
    else await create(item);
  }
}

/** Calls back when one of our items is clicked. */
export function onMenuClick(callback: (id: string, tabId: number | undefined) => void): void {
  browser.contextMenus.onClicked.addListener((info, tab) => callback(String(info.menuItemId), tab?.id));
}

async function create({ id, title, enabled }: MenuItem): Promise<void> {
  const properties = {
    id,
    title: escaped(title),
    enabled,
    contexts,
  };
  await new Promise<void>((resolve) =>
    browser.contextMenus.create(properties, () => resolve(ignoreLastError())),
  );
}

async function hide(id: string): Promise<void> {
  await browser.contextMenus.update(id, { visible: false }).catch(() => {});
}

/** In a title `&` marks the access key and `%s` stands for the selection; texts of others must mean neither. */
function escaped(title: string): string {
  return title.replaceAll("&", "&&").replaceAll("%", "%\u2060");
}

/** Reading it tells the browser that a failure was seen. The only one possible: the item is already there, which is as wished. */
function ignoreLastError(): void {
  void browser.runtime.lastError;
}
