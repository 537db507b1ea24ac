import { beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { sampleIds, sampleTicket } from "../core/testing/samples";
import { rememberTickets } from "./known-tickets";
import { type PageWatch, pageWatch } from "./page-watch";

const { ticket, contact } = sampleIds;
const nudge = vi.fn(async (_tab: number, _message: unknown) => {});
let watch: PageWatch;

beforeEach(() => {
  fakeBrowser.reset();
  nudge.mockClear();
  Object.assign(fakeBrowser.tabs, { sendMessage: nudge });
  const tables = { read: async () => [10_347, 10_001], learn: async () => false };
  watch = pageWatch(
    tables,
    async () => 0,
    () => {},
  );
});

const report = (tabId: number, ids: string[], frameId = 0) =>
  watch.takeIds({ tabId, frameId }, { ids, startedAt: 100 });

describe("a frame that reports its ids", () => {
  it("is answered the tables and which of these very ids are closed, nothing else", async () => {
    await rememberTickets([sampleTicket({ id: ticket, status: "closed" })], 0);
    expect(await report(1, [contact, ticket])).toEqual({ tables: [10_347, 10_001], closed: [ticket] });
    expect(await report(1, [contact], 3)).toEqual({ tables: [10_347, 10_001], closed: [] });
  });
});

describe("when other tickets are closed", () => {
  it("tabs that hold them are told to report anew, and not what changed", async () => {
    await report(1, [contact]);
    await report(2, [contact]);
    await report(2, [ticket], 4);
    await watch.refreshMarks([ticket]);
    expect(nudge.mock.calls).toEqual([[2, {}]]);
  });

  it("all tabs are where it may concern any id, even if one is gone", async () => {
    await report(1, []);
    await report(2, [ticket]);
    nudge.mockRejectedValueOnce(new Error("Could not establish connection."));
    await watch.refreshMarks();
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
