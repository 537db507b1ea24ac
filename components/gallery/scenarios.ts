import type { Answers } from "../testing/fake-background";
import { oddScenarios } from "./odd-scenarios";
import { optionsScenarios } from "./options-scenarios";
import { panelScenarios } from "./panel-scenarios";
import { popupScenarios } from "./popup-scenarios";
import { stateScenarios } from "./state-scenarios";

/** What is done on a screen before it is looked at; `choose`: the text of a file, for the field that takes one. */
export type Step =
  | { press: string }
  | { type: string }
  | { click: string }
  | { paste: string }
  | { choose: string };

/** One state of one screen. */
export interface Scenario {
  screen: "popup" | "panel" | "options";
  /** The tab's address, as far as the popup may know it. */
  url?: string | null;
  /** The background's answers by name. */
  answers: Answers;
  steps?: Step[];
  /** Whether the background tells that what was done changed something. */
  announced?: boolean;
  /** Widths to look at, in px; the popup has only one. */
  widths?: number[];
  /** How long to wait before it is looked at, in ms. */
  waitMs?: number;
}

/** Every state worth looking at. */
export const scenarios: Record<string, Scenario> = {
  ...popupScenarios,
  ...oddScenarios,
  ...panelScenarios,
  ...stateScenarios,
  ...optionsScenarios,
};
