// @vitest-environment happy-dom
import { cleanup, screen, within } from "@testing-library/preact";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import browser, { type Tabs } from "webextension-polyfill";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { activity, connected, job, workspaces } from "../gallery/samples";
import { settled } from "../testing/fake-background";
import { click } from "../testing/gestures";
import { openOptions } from "../testing/options";

vi.mock("../../utils/platform/messaging", async () => (await import("../testing/fake-background")).messaging);

beforeEach(() => fakeBrowser.reset());
afterEach(cleanup);

const steps = () =>
  within(screen.getByRole("navigation", { name: "First steps" }))
    .getAllByRole("listitem")
    .map((step) => [
      step.querySelector("a")?.getAttribute("aria-label") ?? step.lastChild?.textContent,
      step.getAttribute("aria-current"),
    ]);

describe("the first steps", () => {
  test("begin with connecting", async () => {
    await openOptions({ getConnection: { state: "none" } });
    expect(steps()).toEqual([
      ["Connect", "step"],
      ["Try it", null],
    ]);
    expect(screen.queryByRole("region", { name: "Try it" })).toBeNull();
  });

  test("go on with trying, and offer the workspace only where there is a choice", async () => {
    await openOptions();
    expect(steps()).toEqual([
      ["Connect (done)", null],
      ["Try it", "step"],
    ]);
    cleanup();
    await openOptions({ getConnection: { ...connected, workspaces } });
    expect(steps().map(([title]) => title)).toEqual([
      "Connect (done)",
      "Choose a workspace (done)",
      "Try it",
    ]);
  });

  test("show the key as it is set", async () => {
    await openOptions();
    const region = within(screen.getByRole("region", { name: "Try it" }));
    region.getByText("or press Alt+Shift+O");
  });

  test("are over with the first close", async () => {
    await openOptions({ getActivity: activity([job(0)]) });
    expect(screen.queryByRole("navigation")).toBeNull();
    expect(screen.queryByRole("region", { name: "Try it" })).toBeNull();
  });
});

describe("the shortcuts", () => {
  const region = () => within(screen.getByRole("region", { name: "Keyboard shortcuts" }));

  test("are shown as they are set, and read anew when the agent comes back", async () => {
    await openOptions();
    const keys = () =>
      region()
        .getAllByRole("definition")
        .map(({ textContent }) => textContent);
    expect(keys()).toEqual(["Alt+Shift+O", "not set"]);
    vi.spyOn(browser.commands, "getAll").mockResolvedValue([{ name: "close-ticket", shortcut: "Ctrl+9" }]);
    dispatchEvent(new Event("focus"));
    await settled();
    expect(keys()).toEqual(["Ctrl+9"]);
  });

  test("are changed in the browser; where its page does not open, the way is told", async () => {
    const create = vi.spyOn(browser.tabs, "create").mockResolvedValue({} as Tabs.Tab);
    await openOptions();
    click(region().getByRole("button", { name: "Change shortcuts" }));
    await settled();
    expect(create).toHaveBeenCalledWith({ url: "chrome://extensions/shortcuts" });
    expect(region().getByRole("status").textContent).toBe("");
    create.mockRejectedValue(new Error("No."));
    click(region().getByRole("button", { name: "Change shortcuts" }));
    await settled();
    expect(region().getByRole("status").textContent).toMatch(/^The browser did not open/);
  });
});
