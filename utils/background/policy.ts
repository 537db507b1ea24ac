import * as z from "zod/mini";
import type { Policy } from "../core/policy";
import { defaultSettings } from "../core/settings";
import { MOST_SITES, parseSite } from "../core/sites";
import { readManagedStorage } from "../platform/managed-storage";
import { uiMessages } from "./message-schema";

/** What the administrator has fixed; the names are those of `public/policy-schema.json`. A value that a setting cannot have fixes nothing. */
export async function readPolicy(): Promise<Policy> {
  const managed = await readManagedStorage();
  const fixed = Object.keys(defaultSettings).flatMap((name) => {
    if (!Object.hasOwn(managed, name)) return [];
    const parsed = z.safeParse(uiMessages.updateSettings, { [name]: usualForm(name, managed[name]) });
    return parsed.success ? [parsed.data] : [];
  });
  const forget = managed["forgetTokenOnClose"];
  return {
    settings: Object.assign({}, ...fixed),
    untilBrowserCloses: typeof forget === "boolean" ? forget : null,
  };
}

/** What an administrator wrote, as it is stored: sites may be whole addresses, and what names no site does not take the others away. */
function usualForm(name: string, value: unknown): unknown {
  if (name === "linkTemplate" && typeof value === "string") return value.trim();
  if (name !== "silentSites" || !Array.isArray(value)) return value;
  const sites = value.flatMap((entry) => (typeof entry === "string" ? (parseSite(entry) ?? []) : []));
  // A list of nothing but mistakes fixes nothing; an empty one is meant so.
  return sites.length === 0 ? value : [...new Set(sites)].slice(0, MOST_SITES);
}
