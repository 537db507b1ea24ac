import { beforeEach, describe, expect, it, vi } from "vitest";
import browser from "webextension-polyfill";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { ConduitError } from "../core/failure";
import { NewerDataError } from "../core/newer-data";
import { sampleIds, sampleJob } from "../core/testing/samples";
import type { CloseGestures } from "./close-gesture";
import { currentTarget, menuItemId } from "./close-target";
import { pageGestures } from "./page-gestures";

const { ticket, otherTicket } = sampleIds;
const close = vi.fn<CloseGestures["close"]>();
const openOptions = vi.fn(async () => {});
const readStored = vi.fn<() => Promise<unknown>>();
const gestures = pageGestures({ close }, () => "1", readStored);

beforeEach(() => {
  fakeBrowser.reset();
  close.mockReset().mockResolvedValue({ jobs: [], failure: null });
  readStored.mockReset().mockResolvedValue(true);
  browser.runtime.openOptionsPage = openOptions;
});

const shown = async () => Object.keys(await fakeBrowser.notifications.getAll());

describe("a click in the browser's menu", () => {
  it("closes what the item's title promised, whatever is pointed at by now", async () => {
    await currentTarget.set({ tabId: 1, frameId: 0, documentId: null, ids: [otherTicket] });
    await gestures.closeFromMenu(menuItemId([ticket]));
    expect(close).toHaveBeenCalledExactlyOnceWith([{ id: ticket, seenUpdatedAt: null }], "close:1");
  });

  it("says what is missing when there is no token, and leads there", async () => {
    close.mockResolvedValue({ jobs: [], failure: new ConduitError("no-token").failure });
    await gestures.closeFromMenu(menuItemId([ticket]));
    expect(await shown()).toEqual(["close:1"]);
    expect(openOptions).toHaveBeenCalledOnce();
  });
});

it.each([
  ["on a ticket", () => gestures.closeFromMenu(menuItemId([ticket]))],
  // Pages are left alone meanwhile.
  ["on none", () => gestures.closeFromShortcut(1)],
])("a gesture %s over what a newer version stored is told what to do", async (_, gesture) => {
  for (const asked of [close, readStored]) asked.mockRejectedValue(new NewerDataError());
  await gesture();
  expect((await fakeBrowser.notifications.getAll())["close:1"]).toMatchObject({
    message: expect.stringMatching(/^A newer version .* nothing is closed meanwhile\. Update Closeout/),
  });
});

describe("what was already under way", () => {
  it("is told, so that the numbers add up", async () => {
    const jobs = [sampleJob({ noticeId: "close:1" }), sampleJob({ id: "popup", noticeId: null })];
    close.mockResolvedValue({ jobs, failure: null });
    await gestures.closeFromMenu(menuItemId([ticket, otherTicket]));
    expect(await shown()).toEqual(["close:1:others"]);
  });
});

describe("the shortcut", () => {
  beforeEach(() => currentTarget.set({ tabId: 1, frameId: 0, documentId: null, ids: [ticket, otherTicket] }));

  it("closes what is pointed at in the tab in front", async () => {
    await gestures.closeFromShortcut(1);
    expect(close.mock.calls[0]?.[0].map(({ id }) => id)).toEqual([ticket, otherTicket]);
  });

  it("never closes what is pointed at in another tab, and says so", async () => {
    await gestures.closeFromShortcut(2);
    expect(close).not.toHaveBeenCalled();
    expect(await shown()).toEqual(["close:1"]);
  });

  it("says so when nothing is pointed at", async () => {
    await currentTarget.remove();
    await gestures.closeFromShortcut(1);
    expect(close).not.toHaveBeenCalled();
    expect(await shown()).toEqual(["close:1"]);
  });
});
