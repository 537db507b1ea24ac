// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { announce } from "../../utils/platform/announcements";
import { Options } from "../options/Options";
import { Popup } from "../popup/Popup";
import { expectAccessible } from "../testing/accessibility";
import { backgroundAnswers, settled } from "../testing/fake-background";
import { click, paste, press, type } from "../testing/gestures";
import { type Scenario, type Step, scenarios } from "./scenarios";

vi.mock("../../utils/platform/messaging", async () => (await import("../testing/fake-background")).messaging);

beforeEach(() => {
  fakeBrowser.reset();
  vi.useFakeTimers({
    shouldAdvanceTime: true,
    toFake: ["setTimeout", "setInterval", "clearTimeout", "clearInterval", "Date"],
  });
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

describe("every state of every screen", () => {
  test.each(Object.entries(scenarios))(
    "%s: no accessibility rule is broken, no text is missing",
    async (name, scenario) => {
      await draw(scenario);
      const text = document.body.textContent ?? "";
      expect(text.trim()).not.toBe("");
      expect(text).not.toMatch(/undefined|null|NaN|Invalid|\$\d|\[object/);
      // Five hundred rows take axe several seconds here. In the real browser they are looked at, too.
      if (!["many", "odd-paste"].includes(name)) await expectAccessible();
    },
  );
});

test.each([
  ["batch-not-started", "3 not started"],
  ["no-id", "No ticket id in “xd88nope”."],
  ["options-forgotten", "Erased: the token, the settings, 8 closes."],
  ["options-forget-failed", "Reload this page to see what is stored."],
  ["options-imported", "Changed: Undo window"],
  ["options-import-same", "Nothing to change"],
  ["options-import-refused", "Nothing was changed: “silentSites[2]”"],
  ["options-import-failed", "Reload this page to see what is set."],
  ["options-no-workspaces", "The token reaches no workspace."],
  ["options-close-again", "Resolved. Close it?"],
  ["options-close-again-asking", "Not resolved yet."],
  ["options-close-again-unread", "Conduit took too long to answer."],
])("%s is reached by its steps", async (name, words) => {
  const scenario = scenarios[name];
  if (!scenario) throw new Error("There is no such state.");
  await draw(scenario);
  expect(document.body.textContent).toContain(words);
});

test("options-forgotten shows no close and no connection any more", async () => {
  await draw(scenarios["options-forgotten"] as Scenario);
  screen.getByText("Nothing yet. Tickets that you close are listed here.");
  screen.getByRole("button", { name: "Connect" });
});

test.each(["copied", "options-copied"])("%s is reached by its steps", async (name) => {
  vi.spyOn(navigator.clipboard, "writeText").mockResolvedValue(undefined);
  await draw(scenarios[name] as Scenario);
  screen.getByRole("button", { name: "Copied" });
});

async function draw(scenario: Scenario) {
  backgroundAnswers(scenario.answers);
  const tab = { id: 1, url: scenario.url ?? null };
  const place = scenario.screen === "panel" ? "side" : "popup";
  render(scenario.screen === "options" ? <Options /> : <Popup place={place} tab={tab} />);
  await settled();
  await vi.advanceTimersByTimeAsync(scenario.waitMs ?? 0);
  await settled();
  for (const step of scenario.steps ?? []) {
    await take(step);
    await settled();
  }
  if (scenario.announced) await announce();
  await settled();
}

async function take(step: Step) {
  const focus = document.activeElement;
  if ("press" in step) {
    if (!press(step.press) && step.press === "Enter" && focus) await enter(focus);
  } else if ("paste" in step) {
    if (focus) paste(focus, step.paste);
  } else if ("choose" in step) {
    await choose(step.choose);
  } else if ("type" in step) {
    if (focus instanceof HTMLElement) type(focus, step.type);
  } else {
    const target = document.querySelector(step.click);
    if (target) click(target);
  }
}

async function choose(text: string) {
  const input = document.querySelector<HTMLInputElement>("input[type=file]");
  if (!input) return;
  Object.defineProperty(input, "files", { value: [new File([text], "settings.json")], configurable: true });
  fireEvent.change(input);
  // Reading a file takes turns of its own.
  await act(async () => void (await vi.advanceTimersByTimeAsync(50)));
}

/** What a browser does with Enter. */
async function enter(focus: Element) {
  if (focus instanceof HTMLInputElement) focus.form?.requestSubmit();
  else click(focus);
}
