import { noPolicy } from "../core/policy";
import { parseSettings, type Settings } from "../core/settings";
import type { SettingsFileProblem, SettingsImported } from "../core/settings-file";
import { copyOf } from "./copy";
import type { Database } from "./database";
import { inTurn } from "./in-turn";
import { readPolicy } from "./policy";
import { readSettingsFile } from "./settings-import";

/** The settings, where no content script reaches. */
export interface SettingsStore {
  /** The settings that count: the agent's own, and over them what the administrator has fixed. */
  read(): Promise<Settings>;
  /**
   * Changes some settings; what the administrator has fixed stays, or nothing is changed while that is not known.
   *
   * @returns all of them afterwards
   */
  change(change: Partial<Settings>): Promise<Settings>;
  /** Takes the settings of a file, all or none. */
  takeFile(
    text: string,
  ): Promise<{ problem: SettingsFileProblem } | { problem: null; imported: SettingsImported }>;
  /** Stores what the administrator has fixed: it counts also while that cannot be read. */
  applyPolicy(): Promise<void>;
  /** Goes back to what is set at first. */
  forget(): Promise<void>;
}

/**
 * The settings in the database.
 *
 * @param onChange - called when they were changed
 */
export function settingsStore(database: () => Promise<Database>, onChange: () => void): SettingsStore {
  /** Changes read before they write. */
  const turn = inTurn();

  const copy = copyOf(database, async (opened) => parseSettings(await opened.get("settings", "own")));

  async function read(): Promise<Settings> {
    // What cannot be read now was stored with the settings when it was read last.
    const [settings, policy] = await Promise.all([copy.read(), readPolicy().catch(() => noPolicy)]);
    return { ...settings, ...policy.settings };
  }

  function change(wanted: Partial<Settings>): Promise<Settings> {
    return turn(async () => {
      const settings = { ...(await copy.read()), ...wanted, ...(await readPolicy()).settings };
      await copy.change((opened) => opened.put("settings", settings, "own"));
      onChange();
      return settings;
    });
  }

  async function applyPolicy(): Promise<void> {
    const { settings } = await readPolicy();
    const before = await copy.read();
    if (namesOf(settings).some((name) => differs(before[name], settings[name]))) await change({});
  }

  const takeFile: SettingsStore["takeFile"] = async (text) => {
    const reading = readSettingsFile(text);
    if (reading.problem) return reading;
    const before = await read();
    const after = await change(reading.change);
    const changed = namesOf(after).filter((name) => differs(before[name], after[name]));
    const fixed = namesOf(reading.change).filter((name) => differs(reading.change[name], after[name]));
    return { problem: null, imported: { changed, fixed, ignored: reading.ignored } };
  };

  function forget(): Promise<void> {
    return turn(() => copy.change((opened) => opened.clear("settings")));
  }

  return { read, change, takeFile, applyPolicy, forget };
}

function namesOf(settings: Partial<Settings>): (keyof Settings)[] {
  return Object.keys(settings) as (keyof Settings)[];
}

function differs(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) !== JSON.stringify(other);
}
