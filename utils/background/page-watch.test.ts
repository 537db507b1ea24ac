import { beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import type { Settings } from "../core/settings";
import { sampleIds, sampleTicket } from "../core/testing/samples";
import { rememberTickets } from "./known-tickets";
import { type PageWatch, pageWatch } from "./page-watch";
import { freshBrowser } from "./testing/fresh-browser";

const { ticket, contact } = sampleIds;
const nudge = vi.fn(async (_tab: number, _message: unknown) => {});
let watch: PageWatch;
let settings: Pick<Settings, "underline" | "silentSites">;

beforeEach(async () => {
  await freshBrowser();
  nudge.mockClear();
  Object.assign(fakeBrowser.tabs, { sendMessage: nudge });
  const tables = { read: async () => [10_347, 10_001], learn: async () => false };
  settings = { underline: true, silentSites: [] };
  watch = pageWatch(
    tables,
    async () => settings,
    async () => 0,
    () => {},
  );
});

const report = (tabId: number, ids: string[], frameId = 0, hosts = ["desk.example"]) =>
  watch.takeIds({ tabId, frameId }, { ids, startedAt: 100, hosts });
const orders = { isSilent: false, underline: true, tables: [10_347, 10_001] };

describe("a frame that reports its ids", () => {
  it("is answered the tables and which of these very ids are closed, nothing else", async () => {
    await rememberTickets([sampleTicket({ id: ticket, status: "closed" })], 0);
    expect(await report(1, [contact, ticket])).toEqual({ ...orders, closed: [ticket] });
    expect(await report(1, [contact], 3)).toEqual({ ...orders, closed: [] });
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

  it("all tabs are where it may concern any id, even if one is gone", async () => {
    await report(1, []);
    await report(2, [ticket]);
    nudge.mockRejectedValueOnce(new Error("Could not establish connection."));
    await watch.renewOrders();
    expect(nudge.mock.calls).toEqual([
      [1, {}],
      [2, {}],
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
  });
});
