import { beforeEach, expect, test, vi } from "vitest";
import browser from "webextension-polyfill";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { announce, onAnnouncement } from "./announcements";

beforeEach(() => fakeBrowser.reset());

test("every announcement is heard, also when nothing else differs", async () => {
  const heard = vi.fn();
  onAnnouncement(heard, new AbortController().signal);
  await announce();
  await announce();
  expect(heard).toHaveBeenCalledTimes(2);
});

test("nothing is heard after the signal aborted, nor when it had aborted before", async () => {
  const heard = vi.fn();
  const controller = new AbortController();
  onAnnouncement(heard, controller.signal);
  controller.abort();
  onAnnouncement(heard, controller.signal);
  await announce();
  expect(heard).not.toHaveBeenCalled();
});

test("other values are no announcements", async () => {
  const heard = vi.fn();
  onAnnouncement(heard, new AbortController().signal);
  await browser.storage.session.set({ other: 1 });
  await browser.storage.local.set({ announcement: 1 });
  expect(heard).not.toHaveBeenCalled();
});

test("one that cannot be made stops nobody", async () => {
  vi.spyOn(browser.storage.session, "set").mockRejectedValueOnce(new Error("QUOTA_BYTES quota exceeded"));
  await expect(announce()).resolves.toBeUndefined();
});
