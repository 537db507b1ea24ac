import { afterEach, expect, test, vi } from "vitest";
import browser from "webextension-polyfill";
import { openSidePanel } from "./side-panel";

const api = browser as unknown as Record<string, unknown>;
const { sidebarAction } = api;

afterEach(() => {
  delete api["sidePanel"];
  api["sidebarAction"] = sidebarAction;
});

test("opens Chrome's panel in the window of the tab", async () => {
  const open = vi.fn(async () => {});
  api["sidePanel"] = { open };
  await openSidePanel(7);
  expect(open.mock.calls).toEqual([[{ tabId: 7 }]]);
});

test("opens Firefox's sidebar before anything else happens", () => {
  const open = vi.fn(async () => {});
  api["sidebarAction"] = { open };
  void openSidePanel(7);
  expect(open).toHaveBeenCalledOnce();
});
