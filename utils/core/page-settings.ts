import { MOST_SITES } from "./sites";

/** What of the settings concerns pages. It lies where content scripts can read and write: nothing in it is secret or steers security. */
export interface PageSettings {
  /** Whether ids are underlined in pages. */
  underline: boolean;
  /** Sites where Closeout does nothing, each as `parseSite` gives it. */
  silentSites: string[];
}

/** Makes settings of any stored value: a field that is missing or wrong falls back to its default, the other stays. */
export function parsePageSettings(stored: unknown): PageSettings {
  const { underline, silentSites } = (stored ?? {}) as Record<string, unknown>;
  return {
    underline: underline !== false,
    silentSites: Array.isArray(silentSites)
      ? silentSites.filter((site) => typeof site === "string").slice(0, MOST_SITES)
      : [],
  };
}
