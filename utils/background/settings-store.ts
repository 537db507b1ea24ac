import { noPolicy } from "../core/policy";
import { parseSettings, type Settings } from "../core/settings";
import type { SettingsFileProblem, SettingsImported } from "../core/settings-file";
import { storageItem } from "../platform/storage-item";
import { inTurn } from "./in-turn";
import { readPolicy } from "./policy";
import { readSettingsFile } from "./settings-import";

const item = storageItem("local", "settings", parseSettings);
/** Changes read before they write. */
const turn = inTurn();

/** The settings that count: the agent's own, and over them what the administrator has fixed. */
export async function readSettings(): Promise<Settings> {
  // What cannot be read now was stored with the settings when it was read last.
  const { settings } = await readPolicy().catch(() => noPolicy);
  return { ...(await item.get()), ...settings };
}

/** Changes some settings; what the administrator has fixed stays, or nothing is changed while that is not known. @returns all of them afterwards */
export function changeSettings(change: Partial<Settings>): Promise<Settings> {
  return turn(async () => {
    const settings = { ...(await item.get()), ...change, ...(await readPolicy()).settings };
    await item.set(settings);
    return settings;
  });
}

/** Takes over what the administrator has fixed, for the content scripts, which read the stored settings themselves. */
export async function applyPolicy(): Promise<void> {
  const { settings } = await readPolicy();
  const stored = await item.get();
  if (namesOf(settings).some((name) => differs(stored[name], settings[name]))) await changeSettings({});
}

/** Takes the settings of a file, all or none. */
export async function importSettings(
  text: string,
): Promise<{ problem: SettingsFileProblem } | { problem: null; imported: SettingsImported }> {
  const reading = readSettingsFile(text);
  if (reading.problem) return reading;
  const { change, ignored } = reading;
  const before = await readSettings();
  const after = await changeSettings(change);
  const changed = namesOf(after).filter((name) => differs(before[name], after[name]));
  const fixed = namesOf(change).filter((name) => differs(change[name], after[name]));
  return { problem: null, imported: { changed, fixed, ignored } };
}

function namesOf(settings: Partial<Settings>): (keyof Settings)[] {
  return Object.keys(settings) as (keyof Settings)[];
}

function differs(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) !== JSON.stringify(other);
}
