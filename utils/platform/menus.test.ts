import { beforeEach, describe, expect, it } from "vitest";
import browser from "webextension-polyfill";
import { type MenuItem, MenuOffer } from "./menus";

/** The browser's menu: refuses a second item of the same id and changes of items it does not have. */
class FakeMenus {
  items = new Map<string, { title: string; visible: boolean; enabled: boolean }>();
  create({ id, title, enabled }: { id: string; title: string; enabled: boolean }, done: () => void): void {
    if (!this.items.has(id)) this.items.set(id, { title, visible: true, enabled });
    setTimeout(done);
  }
  async update(id: string, change: object): Promise<void> {
    const item = this.items.get(id);
    if (!item) throw new Error("no such item");
    Object.assign(item, change);
  }
  async remove(id: string): Promise<void> {
    if (!this.items.delete(id)) throw new Error("no such item");
  }
  async removeAll(): Promise<void> {
    this.items.clear();
  }
  visible(): string[] {
    return [...this.items].filter(([, { visible }]) => visible).map(([id]) => id);
  }
}

let menus: FakeMenus;
let offer: MenuOffer;
beforeEach(() => {
  menus = new FakeMenus();
  Object.assign(browser, { contextMenus: menus });
  offer = new MenuOffer();
});

const item = (id: string, title = id): MenuItem => ({ id, title, enabled: true });

describe("the offer in the menu", () => {
  it("is one visible item at most, however quickly it changes", async () => {
    await Promise.all(["a", "b", "c", "a", "d", "e", "f"].map((id) => offer.show(item(id))));
    expect(menus.visible()).toEqual(["f"]);
    await offer.show(null);
    expect(menus.visible()).toEqual([]);
  });

  it("never gives an item that may stand in an open menu another meaning", async () => {
    await offer.show(item("a", "Close a"));
    await offer.show(null);
    // A menu that opened with "Close a", over a page that lost its focus by that, still finds it.
    expect(menus.items.get("a")).toMatchObject({ title: "Close a", visible: false });
    await offer.show(item("b", "Close b"));
    expect(menus.items.has("a")).toBe(false);
  });

  it("keeps one item, or the browser would make a submenu of them", async () => {
    for (let index = 0; index < 30; index++) await offer.show(item(`item-${index}`));
    expect(menus.items.size).toBe(1);
  });

  it("survives items of the worker before it", async () => {
    await offer.show(item("a", "old"));
    await new MenuOffer().show(item("b"));
    expect(menus.visible()).toEqual(["b"]);
    await new MenuOffer().show(item("b", "new"));
    expect(menus.items.get("b")).toMatchObject({ title: "new", visible: true });
    await new MenuOffer().show(null);
    expect(menus.visible()).toEqual([]);
  });

  it("shows texts of others as they are", async () => {
    await offer.show(item("a", "R&D 100 %s"));
    expect(menus.items.get("a")?.title).toBe("R&&D 100 %\u2060s");
  });
});
