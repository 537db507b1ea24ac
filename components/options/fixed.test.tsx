// @vitest-environment happy-dom
import { cleanup, screen } from "@testing-library/preact";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { defaultSettings } from "../../utils/core/settings";
import { asked, settled } from "../testing/fake-background";
import { click } from "../testing/gestures";
import { openOptions } from "../testing/options";

vi.mock("../../utils/platform/messaging", async () => (await import("../testing/fake-background")).messaging);

beforeEach(() => fakeBrowser.reset());
afterEach(cleanup);

const toggle = (name: RegExp) => screen.getByRole<HTMLInputElement>("switch", { name });

describe("where the token is kept", () => {
  test("is shown and changed", async () => {
    await openOptions();
    expect(toggle(/^Forget the token/).checked).toBe(false);
    click(toggle(/^Forget the token/));
    expect(asked("setTokenStorage")).toEqual([{ untilBrowserCloses: true }]);
    screen.getByText(/^The token is stored encrypted on this device\./);
  });

  test("can be chosen before there is a token", async () => {
    await openOptions({ getConnection: { state: "none" }, getTokenStorage: { untilBrowserCloses: true } });
    expect(toggle(/^Forget the token/).checked).toBe(true);
    screen.getByText(/^The token is kept encrypted in memory only, until the browser quits\./);
  });

  test("a change that was not confirmed is told", async () => {
    await openOptions({ setTokenStorage: "silence" });
    click(toggle(/^Forget the token/));
    await settled();
    screen.getByText("That was not saved. Try again.");
  });
});

describe("the subject in notifications", () => {
  test("is not shown unless wanted", async () => {
    await openOptions();
    expect(toggle(/^Show the subject/).checked).toBe(false);
    click(toggle(/^Show the subject/));
    expect(asked("updateSettings")).toEqual([{ subjectInNotices: true }]);
  });

  test("is no question where there are no notifications", async () => {
    await openOptions({ getSettings: { ...defaultSettings, notify: false } });
    expect(screen.queryByRole("switch", { name: /^Show the subject/ })).toBeNull();
  });
});

test("what an administrator has fixed is shown and locked, the rest is not", async () => {
  await openOptions({
    getSettings: { ...defaultSettings, silentSites: ["bank.example"] },
    getPolicy: {
      settings: {
        underline: true,
        undoSeconds: 5,
        silentSites: ["bank.example"],
        linkTemplate: "https://desk.example/{id}",
      },
      untilBrowserCloses: true,
    },
  });
  expect(screen.getAllByText("Fixed by your administrator.")).toHaveLength(5);
  expect([toggle(/^Underline/).disabled, toggle(/^Forget the token/).disabled]).toEqual([true, true]);
  expect(screen.getByRole<HTMLInputElement>("slider").disabled).toBe(true);
  expect(screen.getByRole<HTMLTextAreaElement>("textbox", { name: /^Stay silent/ }).readOnly).toBe(true);
  expect(screen.getByRole<HTMLInputElement>("textbox", { name: /^Link to/ }).readOnly).toBe(true);
  expect([toggle(/^Notify/).disabled, toggle(/^Show the subject/).disabled]).toEqual([false, false]);
});
