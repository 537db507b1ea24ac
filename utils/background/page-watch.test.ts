import { beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { NewerDataError } from "../core/newer-data";
import type { Settings } from "../core/settings";
import { sampleIds, sampleTicket } from "../core/testing/samples";
import { currentTarget, menuItemId } from "./close-target";
import { rememberTickets } from "./known-tickets";
import { type PageWatch, pageWatch } from "./page-watch";
import { freshBrowser } from "./testing/fresh-browser";

const { ticket, otherTicket, contact } = sampleIds;
const nudge = vi.fn(async (_tab: number, _message: unknown) => {});
const onChange = vi.fn();
let watch: PageWatch;
/** The tabs in front. */
let inFront: () => Promise<{ id: number }[]>;
/** The items of the menu that can be seen. */
let shown: string[];
let settings: Pick<Settings, "underline" | "silentSites">;
/** Why they cannot be read, if they cannot. */
let unread: Error | null;
/** How many jobs wait for the agent's decision. */
let needAgent: number;

beforeEach(async () => {
  await freshBrowser();
  nudge.mockClear();
  onChange.mockClear();
  inFront = async () => [{ id: 1 }];
  Object.assign(fakeBrowser.tabs, { sendMessage: nudge, query: () => inFront() });
  shown = [];
  const contextMenus = {
    removeAll: async () => {},
    remove: async () => {},
    create({ id }: { id: string }, onDone: () => void) {
      shown = [id];
      onDone();
    },
    async update(id: string, { visible }: { visible: boolean }) {
      shown = visible ? [id] : [];
    },
  };
  Object.assign(fakeBrowser, { contextMenus });
  const tables = { read: async () => [10_347, 10_001], learn: async () => false };
  settings = { underline: true, silentSites: [] };
  unread = null;
  needAgent = 0;
  watch = pageWatch(
    tables,
    async () => {
      if (unread) throw unread;
      return settings;
    },
    async () => needAgent,
    onChange,
  );
});

const report = (tabId: number, ids: string[], frameId = 0, hosts = ["desk.example"], startedAt = 100) =>
  watch.takeIds({ tabId, frameId, documentId: null }, { ids, startedAt, hosts });
/** From now on session storage takes nothing while something that was read of a ticket is in it. */
async function fillStorage() {
  await rememberTickets([sampleTicket({ id: otherTicket })], 0);
  const { session } = fakeBrowser.storage;
  const set = session.set.bind(session);
  vi.spyOn(session, "set").mockImplementation(async (items) => {
    if (Object.keys(await session.get()).some((key) => key.startsWith("ticket:"))) throw new Error("full");
    await set(items);
  });
}
const orders = { isSilent: false, underline: true, tables: [10_347, 10_001] };

describe("a frame that reports its ids", () => {
  it("is silent as long as the sites that should be are known to a newer version alone", async () => {
    unread = new NewerDataError();
    expect(await report(1, [ticket])).toMatchObject({ isSilent: true, closed: [] });
    expect(await watch.read(1)).toMatchObject({ ids: [] });
    // It is told when that is over.
    await watch.renewOrders();
    expect(nudge.mock.calls).toEqual([[1, {}]]);
    vi.spyOn(fakeBrowser.storage.session, "set").mockRejectedValue(new Error("full"));
    expect(await report(2, [ticket])).toMatchObject({ isSilent: true });
    unread = new Error("The disk is busy.");
    await expect(report(1, [ticket])).rejects.toThrow(unread);
  });

  it("is answered the tables and which of these very ids are closed, nothing else", async () => {
    await rememberTickets([sampleTicket({ id: ticket, status: "closed" })], 0);
    expect(await report(1, [contact, ticket])).toEqual({ ...orders, closed: [ticket] });
    expect(await report(1, [contact], 3)).toEqual({ ...orders, closed: [] });
  });

  it("is heard where storage is full of what was read of tickets", async () => {
    await fillStorage();
    await report(1, [ticket]);
    expect((await watch.read(1))?.ids).toEqual([ticket]);
  });

  it("is answered whether ids are marked, as it is set now", async () => {
    settings = { underline: false, silentSites: ["other.example"] };
    expect(await report(1, [])).toMatchObject({ isSilent: false, underline: false });
    settings = { ...settings, underline: true };
    expect(await report(1, [])).toMatchObject({ underline: true });
  });
});

describe("a frame of a site where nothing is to be done", () => {
  it.each([
    ["of its own", ["desk.example"], true],
    ["of a page around it", ["other.example", "null", "mail.desk.example"], true],
    ["of none", ["other.example", "null", ""], false],
  ])("is told so, by the host %s", async (_, hosts, isSilent) => {
    settings = { underline: true, silentSites: ["desk.example", "*.desk.example"] };
    expect(await report(1, [ticket], 0, hosts)).toMatchObject({ isSilent });
    expect(await watch.read(1)).toMatchObject({ ids: isSilent ? [] : [ticket] });
  });

  it("takes back what it reported before, and nothing of the frames beside it", async () => {
    await report(1, [ticket]);
    await report(1, [contact], 3, ["other.example"]);
    settings = { underline: true, silentSites: ["desk.example"] };
    await report(1, [ticket]);
    expect((await watch.read(1))?.ids).toEqual([contact]);
  });

  it("is told to report anew with all others, to hear when that is over", async () => {
    settings = { underline: true, silentSites: ["desk.example"] };
    await report(1, []);
    await watch.renewOrders();
    expect(nudge.mock.calls).toEqual([[1, {}]]);
  });
});

describe("when other tickets are closed", () => {
  it("tabs that hold them are told to report anew, and not what changed", async () => {
    await report(1, [contact]);
    await report(2, [contact]);
    await report(2, [ticket], 4);
    await watch.renewOrders([ticket]);
    expect(nudge.mock.calls).toEqual([[2, {}]]);
  });

  it("all tabs are where it may concern any id, even if one is gone and one frozen", {
    timeout: 2_000,
  }, async () => {
    for (const tabId of [1, 2, 3]) await report(tabId, []);
    nudge.mockRejectedValueOnce(new Error("Could not establish connection."));
    nudge.mockReturnValueOnce(new Promise(() => {}));
    await watch.renewOrders();
    expect(nudge.mock.calls).toEqual([
      [1, {}],
      [2, {}],
      [3, {}],
    ]);
  });
});

describe("a tab whose page is checked", () => {
  it("keeps what it reported while something in it listens", async () => {
    await report(1, [ticket]);
    await watch.checkTab(1);
    expect((await watch.read(1))?.ids).toEqual([ticket]);
  });

  it("is forgotten when nothing in it listens any more: its page went", async () => {
    await report(1, [ticket]);
    nudge.mockRejectedValueOnce(new Error("Could not establish connection. Receiving end does not exist."));
    await watch.checkTab(1);
    expect(await watch.read(1)).toBeNull();
    expect(onChange).toHaveBeenCalledTimes(2);
  });

  it("is left alone when nothing in it ever reported", async () => {
    nudge.mockRejectedValueOnce(new Error("Could not establish connection. Receiving end does not exist."));
    await watch.checkTab(1);
    expect(onChange).not.toHaveBeenCalled();
  });
});

describe("what is pointed at", () => {
  const point = (ids: string[], { frameId = 0, tabId = 1, takes = true } = {}) =>
    watch.takeTarget({ tabId, frameId, documentId: null, ids }, takes);
  const targetIds = async () => (await currentTarget.get())?.ids ?? [];

  it("is what the menu offers", async () => {
    await point([ticket]);
    expect([await targetIds(), shown]).toEqual([[ticket], [menuItemId([ticket])]]);
    await point([]);
    expect([await targetIds(), shown]).toEqual([[], []]);
  });

  it("is neither swapped nor taken away by a frame in which the user does nothing", async () => {
    await point([ticket]);
    for (const ids of [[otherTicket], [contact, otherTicket], []])
      await point(ids, { frameId: 4, takes: false });
    expect([await targetIds(), shown]).toEqual([[ticket], [menuItemId([ticket])]]);
    await point([], { frameId: 4 });
    await point([otherTicket], { frameId: 0, takes: false });
    expect([await targetIds(), shown]).toEqual([[], []]);
  });

  it("is what the frame tells that it was in before another window came to the front, and no other frame", async () => {
    await point([ticket]);
    await watch.dropTarget();
    expect([await targetIds(), shown]).toEqual([[], []]);
    await point([otherTicket], { frameId: 4, takes: false });
    expect(await targetIds()).toEqual([]);
    await point([ticket], { takes: false });
    expect([await targetIds(), shown]).toEqual([[ticket], [menuItemId([ticket])]]);
  });

  it("is what is pointed at also where storage is full of what was read of tickets", async () => {
    await fillStorage();
    await point([ticket]);
    expect([await targetIds(), shown]).toEqual([[ticket], [menuItemId([ticket])]]);
  });

  it("is nothing in a tab that is not in front", async () => {
    await point([ticket], { tabId: 2 });
    expect(await targetIds()).toEqual([]);
    await point([ticket]);
    await point([], { tabId: 2 });
    expect(await targetIds()).toEqual([ticket]);
    inFront = async () => [{ id: 2 }];
    await watch.dropTarget();
    await point([ticket], { takes: false });
    expect([await targetIds(), shown]).toEqual([[], []]);
  });

  it("is what was told last, however long the browser takes to say which tabs are in front", async () => {
    const slow = (ms: number) => async () => {
      await new Promise((resolve) => setTimeout(resolve, ms));
      return [{ id: 1 }];
    };
    inFront = slow(30);
    const first = point([ticket]);
    inFront = slow(0);
    await Promise.all([first, point([otherTicket]), point([], { takes: false })]);
    expect([await targetIds(), shown]).toEqual([[], []]);
    inFront = slow(30);
    await Promise.all([point([ticket]), watch.dropTarget()]);
    expect([await targetIds(), shown]).toEqual([[], []]);
  });

  it("goes with its page, and not with that of another tab", async () => {
    await report(1, [ticket]);
    await report(2, [ticket]);
    await point([ticket]);
    await report(1, [ticket, contact]);
    await report(2, [], 0, [], 9_000);
    expect(await targetIds()).toEqual([ticket]);
    await report(1, [], 0, [], 9_000);
    expect([await targetIds(), shown]).toEqual([[], []]);
  });
});

describe("the toolbar's button", () => {
  it("counts what waits for the agent also over pages that do not report, until nothing does", async () => {
    const texts = new Map<number | undefined, string>();
    const setBadgeText = async ({ tabId, text }: { tabId?: number; text: string }) =>
      void texts.set(tabId, text);
    const others = { setTitle() {}, setBadgeBackgroundColor() {}, setBadgeTextColor() {} };
    Object.assign(fakeBrowser, { action: { setBadgeText, ...others } });
    needAgent = 2;
    await watch.showToolbars();
    expect([...texts]).toEqual([
      [undefined, "!2"],
      [1, "!2"],
    ]);
    needAgent = 0;
    await watch.showToolbars();
    expect([...texts.values()]).toEqual(["", ""]);
  });
});
