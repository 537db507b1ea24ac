// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen, within } from "@testing-library/preact";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { defaultSettings } from "../../utils/core/settings";
import type { SettingsFileProblem } from "../../utils/core/settings-file";
import { expectAccessible } from "../testing/accessibility";
import { asked, settled } from "../testing/fake-background";
import { click } from "../testing/gestures";
import { catchFiles, openOptions } from "../testing/options";

vi.mock("../../utils/platform/messaging", async () => (await import("../testing/fake-background")).messaging);

beforeEach(() => fakeBrowser.reset());
afterEach(cleanup);

const region = () => within(screen.getByRole("region", { name: "Settings as a file" }));
const said = () => region().getByRole("status").textContent;

async function choose(content: BlobPart, file = new File([content], "settings.json")) {
  const input = document.querySelector<HTMLInputElement>("#file input[type=file]");
  if (!input) throw new Error("There is no field for a file.");
  Object.defineProperty(input, "files", { value: [file], configurable: true });
  fireEvent.change(input);
  // Reading a file takes turns of its own.
  await act(() => new Promise((resolve) => setTimeout(resolve, 20)));
  await settled();
}

test("settings are given as a file, without the token", async () => {
  const files = catchFiles();
  await openOptions({ getSettings: { ...defaultSettings, undoSeconds: 12 } });
  click(region().getByRole("button", { name: "Export settings" }));
  await settled();
  expect(files[0]?.name).toMatch(/^closeout-settings-\d{4}-\d\d-\d\d\.json$/);
  expect(said()).toBe(`Your browser saves it as ${files[0]?.name}.`);
  expect(JSON.parse((await files[0]?.text()) ?? "")).toEqual({
    format: "closeout-settings",
    version: 1,
    settings: { ...defaultSettings, undoSeconds: 12 },
  });
});

describe("a file that is taken", () => {
  const imported = (more: object) => ({
    problem: null,
    imported: { changed: [], fixed: [], ignored: [], ...more },
  });

  test.each([
    [
      { changed: ["undoSeconds", "notify"] },
      "Changed: Undo window · Notify about closes from the menu or a shortcut.",
    ],
    [{}, "Nothing to change: all is as in the file already."],
    [
      { changed: ["underline"], fixed: ["undoSeconds"] },
      "Changed: Underline ticket ids on pages.Not changed, as your administrator has fixed it: Undo window.",
    ],
    [
      { ignored: ["colour", `\u202e${"x".repeat(99)}`, "c", "d", "e", "f"] },
      `Nothing to change: all is as in the file already.Ignored, as this version does not know it: colour, [U+202E]${"x".repeat(32)}…, c, d, e, ….`,
    ],
  ])("is told: %j", async (more, words) => {
    await openOptions({ importSettings: imported(more) });
    await choose("{}");
    expect(asked("importSettings")).toEqual([{ text: "{}" }]);
    expect(said()).toBe(words);
    await expectAccessible();
  });
});

test("is taken in the encodings in which editors write files", async () => {
  await openOptions({ importSettings: { problem: { kind: "newer" } } });
  await choose("\uFEFF{}");
  await choose(Uint16Array.of(0xfeff, ...[..."{}"].map((letter) => letter.charCodeAt(0))));
  expect(asked("importSettings")).toEqual([{ text: "{}" }, { text: "{}" }]);
});

describe("a file that is not taken", () => {
  test.each<[SettingsFileProblem, string]>([
    [{ kind: "not-json" }, "Nothing was changed: the file is not JSON."],
    [{ kind: "not-ours" }, "Nothing was changed: these are not settings of Closeout."],
    [{ kind: "newer" }, "Nothing was changed: the file is of a newer version of Closeout."],
    [
      { kind: "field", field: "silentSites[2]" },
      "Nothing was changed: “silentSites[2]” cannot have the value that it has in the file.",
    ],
  ])("is told: %j", async (problem, words) => {
    await openOptions({ importSettings: { problem } });
    await choose("{}");
    expect(said()).toBe(words);
  });

  test("for its size is not even read", async () => {
    await openOptions();
    await choose("x".repeat(1_000_001));
    expect(said()).toBe("Nothing was changed: the file is larger than 1 MB.");
    expect(asked("importSettings")).toEqual([]);
  });

  test("in an encoding that cannot be told is not guessed at", async () => {
    await openOptions();
    await choose(Uint8Array.of(0x22, 0xe9, 0x22));
    expect(said()).toBe("Nothing was changed: the file is not JSON.");
    expect(asked("importSettings")).toEqual([]);
  });

  test("as the browser cannot read it any more is told", async () => {
    await openOptions();
    const gone = new File([], "settings.json");
    vi.spyOn(gone, "arrayBuffer").mockRejectedValue(new DOMException("", "NotReadableError"));
    vi.spyOn(gone, "text").mockRejectedValue(new DOMException("", "NotReadableError"));
    await choose("", gone);
    expect(said()).toBe("Nothing was changed: the browser could not read the file.");
  });

  test("without an answer claims nothing", async () => {
    await openOptions({ importSettings: "silence" });
    await choose("{}");
    expect(said()).toBe("Closeout did not answer. Reload this page to see what is set.");
  });
});
