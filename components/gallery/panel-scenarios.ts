import { popupScenarios } from "./popup-scenarios";
import type { Scenario } from "./scenarios";
import { stateScenarios } from "./state-scenarios";

/** From the narrowest that browsers allow. */
const widths = [280, 640];

const shown = [
  "usual",
  "workspaces",
  "open",
  "asking",
  "selected-asking",
  "decide",
  "batch",
  "keys",
  "strange",
  "outage",
  "newer-data",
  "unwatched-page",
  "crowded-help",
];

/** States of the popup's screen at the side of a window; one is there only. */
export const panelScenarios: Record<string, Scenario> = {
  ...Object.fromEntries(
    Object.entries({ ...popupScenarios, ...stateScenarios })
      .filter(([name]) => shown.includes(name))
      .map(([name, scenario]) => [`panel-${name}`, { ...scenario, screen: "panel", widths }]),
  ),
};
