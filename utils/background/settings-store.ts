import { type PageSettings, parsePageSettings } from "../core/page-settings";
import { noPolicy } from "../core/policy";
import { type OwnSettings, parseOwnSettings, type Settings } from "../core/settings";
import type { SettingsFileProblem, SettingsImported } from "../core/settings-file";
import { parseSite } from "../core/sites";
import { storageItem } from "../platform/storage-item";
import type { Database } from "./database";
import { inTurn } from "./in-turn";
import { readPolicy } from "./policy";
import { readSettingsFile } from "./settings-import";

/**
 * The settings: what pages need in extension storage, where content scripts could read it and, once taken over, write it; all else
 * in the database, out of their reach.
 */
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

const pageItem = storageItem("local", "settings", (stored): PageSettings => {
  const { underline, silentSites } = parsePageSettings(stored);
  return { underline, silentSites: silentSites.filter((site) => parseSite(site) === site) };
});

/**
 * The settings in the database and in extension storage.
 *
 * @param onChange - called when they were changed
 */
export function settingsStore(database: () => Promise<Database>, onChange: () => void): SettingsStore {
  /** Changes read before they write. */
  const turn = inTurn();

  async function stored(): Promise<Settings> {
    const own = async () => parseOwnSettings(await (await database()).get("settings", "own"));
    const [ownSettings, pageSettings] = await Promise.all([own(), pageItem.get()]);
    return { ...pageSettings, ...ownSettings };
  }

  async function read(): Promise<Settings> {
    // What cannot be read now was stored with the settings when it was read last.
    const [settings, policy] = await Promise.all([stored(), readPolicy().catch(() => noPolicy)]);
    return { ...settings, ...policy.settings };
  }

  function change(wanted: Partial<Settings>): Promise<Settings> {
    return turn(async () => {
      const settings = { ...(await stored()), ...wanted, ...(await readPolicy()).settings };
      const { underline, silentSites, ...own }: PageSettings & OwnSettings = settings;
      await (await database()).put("settings", own, "own");
      await pageItem.set({ underline, silentSites });
      onChange();
      return settings;
    });
  }

  async function applyPolicy(): Promise<void> {
    const { settings } = await readPolicy();
    const before = await stored();
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
    return turn(async () => {
      await (await database()).clear("settings");
      await pageItem.remove();
    });
  }

  return { read, change, takeFile, applyPolicy, forget };
}

function namesOf(settings: Partial<Settings>): (keyof Settings)[] {
  return Object.keys(settings) as (keyof Settings)[];
}

function differs(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) !== JSON.stringify(other);
}
