import { beforeEach, expect, test, vi } from "vitest";
import browser from "webextension-polyfill";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { onOptionsSection, openOptions } from "./options-page";

const open = vi.fn();
const show = vi.fn();
const settled = () => new Promise((resolve) => setTimeout(resolve));

beforeEach(() => {
  fakeBrowser.reset();
  open.mockReset().mockResolvedValue(undefined);
  show.mockReset();
  Object.assign(browser.runtime, { openOptionsPage: open });
});

test("a part is shown once by the page that opens, in a tab that the browser may reuse", async () => {
  await openOptions("activity");
  expect(open).toHaveBeenCalledOnce();
  onOptionsSection(show, new AbortController().signal);
  await settled();
  expect(show.mock.calls).toEqual([["activity"]]);
  onOptionsSection(show, new AbortController().signal);
  await settled();
  expect(show).toHaveBeenCalledOnce();
});

test("a part is shown by the page that is open, until it goes", async () => {
  const stop = new AbortController();
  onOptionsSection(show, stop.signal);
  await openOptions("connect");
  await settled();
  await openOptions("connect");
  await settled();
  stop.abort();
  await openOptions("activity");
  await settled();
  expect(show.mock.calls).toEqual([["connect"], ["connect"]]);
});

test("without a part none is shown", async () => {
  onOptionsSection(show, new AbortController().signal);
  await openOptions();
  await settled();
  expect([open.mock.calls.length, show.mock.calls.length]).toEqual([1, 0]);
});

test("a page that goes while it asks for its part leaves it to the next one", async () => {
  await openOptions("activity");
  const stop = new AbortController();
  onOptionsSection(show, stop.signal);
  stop.abort();
  await settled();
  expect(show).not.toHaveBeenCalled();
  onOptionsSection(show, new AbortController().signal);
  await settled();
  expect(show.mock.calls).toEqual([["activity"]]);
});
