import * as z from "zod/mini";
import { defaultSettings, type Settings } from "../core/settings";
import { SETTINGS_FORMAT, SETTINGS_VERSION, type SettingsFileProblem } from "../core/settings-file";
import { uiMessages } from "./message-schema";

z.config({ jitless: true });

const label = z.object({
  format: z.literal(SETTINGS_FORMAT),
  version: z.number().check(z.int(), z.minimum(1)),
});

const envelope = z.object({
  // Not a record: that would drop a name such as `__proto__` without a word.
  settings: z.custom<object>((value) => typeof value === "object" && value !== null && !Array.isArray(value)),
});

/** What a file of settings asks for, or why it is not taken. `ignored`: names in it that this version does not know. */
export type SettingsFileReading =
  | { change: Partial<Settings>; ignored: string[]; problem: null }
  | { problem: SettingsFileProblem };

/** Reads the text of a file of settings. One wrong value refuses the whole file: half a file would be a surprise. */
export function readSettingsFile(text: string): SettingsFileReading {
  const content = parseJson(text);
  if (content === undefined) return { problem: { kind: "not-json" } };
  const labelled = z.safeParse(label, content);
  if (!labelled.success) return { problem: { kind: "not-ours" } };
  // What else is in it then is up to that version.
  if (labelled.data.version > SETTINGS_VERSION) return { problem: { kind: "newer" } };
  const file = z.safeParse(envelope, content);
  if (!file.success) return { problem: { kind: "not-ours" } };
  const entries = Object.entries(file.data.settings);
  const known = entries.filter(([name]) => Object.hasOwn(defaultSettings, name));
  const ignored = entries.filter((entry) => !known.includes(entry)).map(([name]) => name);
  const change = z.safeParse(uiMessages.updateSettings, Object.fromEntries(known));
  if (change.success) return { change: eachSiteOnce(change.data), ignored, problem: null };
  return { problem: { kind: "field", field: fieldName(change.error.issues[0]?.path ?? []) } };
}

/** A file made of two may name a site twice. */
function eachSiteOnce(change: Partial<Settings>): Partial<Settings> {
  return change.silentSites ? { ...change, silentSites: [...new Set(change.silentSites)] } : change;
}

/** `["silentSites", 2]` is `silentSites[2]`. */
function fieldName([name, ...within]: readonly PropertyKey[]): string {
  return String(name ?? "settings") + within.map((part) => `[${String(part)}]`).join("");
}

function parseJson(text: string): unknown {
  try {
    // Some editors put a mark in front that JSON does not know.
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    return undefined;
  }
}
