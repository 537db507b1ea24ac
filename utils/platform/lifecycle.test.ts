import { beforeEach, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { onCommand, onFreshStart, onInstall, onTabGone, onTabSwitch } from "./lifecycle";

const { runtime, tabs } = fakeBrowser;
const callback = vi.fn();

beforeEach(() => {
  fakeBrowser.reset();
  callback.mockClear();
});

test("an installation is told, an update is none", async () => {
  onInstall(callback);
  for (const reason of ["update", "browser_update"] as const)
    await runtime.onInstalled.trigger({ reason, temporary: false });
  expect(callback).not.toHaveBeenCalled();
  await runtime.onInstalled.trigger({ reason: "install", temporary: false });
  expect(callback).toHaveBeenCalledOnce();
});

test("a fresh start is that of the extension or of the browser", async () => {
  onFreshStart(callback);
  await runtime.onInstalled.trigger({ reason: "update", temporary: false });
  await runtime.onStartup.trigger();
  expect(callback).toHaveBeenCalledTimes(2);
});

test("of commands only the one of the name is heard, with the tab in front where there is one", () => {
  const listeners: ((command: string, tab?: { id: number }) => void)[] = [];
  const onCommandEvent = { addListener: (listener: (typeof listeners)[0]) => listeners.push(listener) };
  Object.assign(fakeBrowser, { commands: { ...fakeBrowser.commands, onCommand: onCommandEvent } });
  onCommand("close-ticket", callback);
  listeners[0]?.("another", { id: 7 });
  expect(callback).not.toHaveBeenCalled();
  listeners[0]?.("close-ticket", { id: 7 });
  listeners[0]?.("close-ticket");
  expect(callback.mock.calls).toEqual([[7], [undefined]]);
});

test("tabs tell which of them is gone, be it by another id, and that another came to the front", async () => {
  const replace: ((added: number, removed: number) => void)[] = [];
  const onReplaced = { addListener: (listener: (typeof replace)[0]) => replace.push(listener) };
  Object.assign(tabs, { onReplaced });
  onTabGone(callback);
  await tabs.onRemoved.trigger(7, { windowId: 1, isWindowClosing: false });
  replace[0]?.(9, 8);
  expect(callback.mock.calls).toEqual([[7], [8]]);
  onTabSwitch(callback);
  await tabs.onActivated.trigger({ tabId: 8, windowId: 1 });
  expect(callback).toHaveBeenCalledTimes(3);
});
