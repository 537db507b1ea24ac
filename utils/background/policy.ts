import * as z from "zod/mini";
import type { Policy } from "../core/policy";
import { defaultSettings } from "../core/settings";
import { readManagedStorage } from "../platform/managed-storage";
import { uiMessages } from "./message-schema";

/** What the administrator has fixed; the names are those of `public/policy-schema.json`. A value that a setting cannot have fixes nothing. */
export async function readPolicy(): Promise<Policy> {
  const managed = await readManagedStorage();
  const fixed = Object.keys(defaultSettings).flatMap((name) => {
    if (!Object.hasOwn(managed, name)) return [];
    const parsed = z.safeParse(uiMessages.updateSettings, { [name]: managed[name] });
    return parsed.success ? [parsed.data] : [];
  });
  const forget = managed["forgetTokenOnClose"];
  return {
    settings: Object.assign({}, ...fixed),
    untilBrowserCloses: typeof forget === "boolean" ? forget : null,
  };
}
