import type { Settings } from "./settings";

/** What the file calls itself, and the version that this build writes. Older versions are read, newer ones are not. */
export const SETTINGS_FORMAT = "closeout-settings";
export const SETTINGS_VERSION = 1;

/** No file of settings is larger, in bytes. */
export const MAX_SETTINGS_FILE = 1_000_000;

/** Why a file of settings was not taken; nothing was changed then. */
export type SettingsFileProblem =
  | { kind: "too-large" | "unreadable" | "not-json" | "not-ours" | "newer" }
  /** `field`: the name of the setting whose value it cannot have, as in the file, such as `silentSites[2]`. */
  | { kind: "field"; field: string };

/** What became of a file of settings that was taken. */
export interface SettingsImported {
  /** Settings that are different now. */
  changed: (keyof Settings)[];
  /** Settings that the file wanted otherwise than the administrator. */
  fixed: (keyof Settings)[];
  /** Names in the file that mean nothing to this version, as they came. */
  ignored: string[];
}

/** The text of a file that holds these settings: JSON, for people to read, too. */
export function settingsFile(settings: Settings): string {
  return `${JSON.stringify({ format: SETTINGS_FORMAT, version: SETTINGS_VERSION, settings }, null, 2)}\n`;
}
