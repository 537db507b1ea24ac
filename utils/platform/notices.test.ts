import { beforeEach, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { hideNotices, onNoticeAction, showNotice } from "./notices";

const notice = { title: "A ticket", message: "It waits.", button: null };
const { notifications } = fakeBrowser;
const shown = async () => Object.values(await notifications.getAll());

beforeEach(() => fakeBrowser.reset());

test("a notification is silent, and has a button where there is something to press", async () => {
  await showNotice("a", notice);
  expect(await shown()).toMatchObject([
    { type: "basic", title: "A ticket", message: "It waits.", silent: true, buttons: [] },
  ]);
  await showNotice("a", { ...notice, button: "Undo" });
  expect(await shown()).toMatchObject([{ buttons: [{ title: "Undo" }] }]);
});

test("all of them can be taken away", async () => {
  await showNotice("a", notice);
  await showNotice("b", notice);
  await hideNotices();
  expect(await shown()).toEqual([]);
});

test("it is the button that is heard, not a press beside it", async () => {
  const heard = vi.fn();
  onNoticeAction(heard);
  await notifications.onClicked.trigger("a");
  expect(heard).not.toHaveBeenCalled();
  await notifications.onButtonClicked.trigger("b", 0);
  expect(heard.mock.calls).toEqual([["b"]]);
});
