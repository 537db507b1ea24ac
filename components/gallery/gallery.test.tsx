// @vitest-environment happy-dom
import { cleanup, render } from "@testing-library/preact";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
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
      // Five hundred rows take axe several seconds, and each is like one of those in the other states.
      if (!["many", "odd-paste"].includes(name)) await expectAccessible();
    },
  );
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
}

async function take(step: Step) {
  const focus = document.activeElement;
  if ("press" in step) {
    if (!press(step.press) && step.press === "Enter" && focus) await enter(focus);
  } else if ("paste" in step) {
    if (focus) paste(focus, step.paste);
  } else if ("type" in step) {
    if (focus instanceof HTMLElement) type(focus, step.type);
  } else {
    const target = document.querySelector(step.click);
    if (target) click(target);
  }
}

/** What a browser does with Enter. */
async function enter(focus: Element) {
  if (focus instanceof HTMLInputElement) focus.form?.requestSubmit();
  else click(focus);
}
