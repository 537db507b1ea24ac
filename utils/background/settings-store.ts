import { parseSettings, type Settings } from "../core/settings";
import { storageItem } from "../platform/storage-item";

const item = storageItem("local", "settings", parseSettings);

/** The agent's settings. */
export function readSettings(): Promise<Settings> {
  return item.get();
}

/** Changes some settings. @returns all of them afterwards */
export async function changeSettings(change: Partial<Settings>): Promise<Settings> {
  const settings = { ...(await item.get()), ...change };
  await item.set(settings);
  return settings;
}
