import type { Policy } from "../../utils/core/policy";
import type { Settings } from "../../utils/core/settings";
import { hostOf, sitesOf } from "../../utils/core/sites";
import { pageKind } from "./page-kind";
import type { Commands } from "./use-commands";

/** The site that the popup stands over, as far as it may be looked at. */
export interface Site {
  host: string;
  /** Whether Closeout is switched off there. */
  silent: boolean;
  /** What switching it on there takes off the list: it may concern other sites, too. */
  listed: readonly string[];
  /** Whether an administrator has fixed the list. */
  fixed: boolean;
  /** Switches Closeout off there, or on again; takes every entry of the list that concerns the site off it. */
  toggle(): void;
}

/**
 * @param url - the tab's address; `null` where we may not know it
 * @param policy - `null` as long as it is not known
 */
export function siteOf(
  url: string | null,
  settings: Settings | null,
  policy: Policy | null,
  commands: Pick<Commands, "setSilentSites">,
): Site | null {
  if (!settings || url === null || !URL.canParse(url) || pageKind(url) !== "unknown") return null;
  const { silentSites } = settings;
  const host = hostOf(url);
  const listed = sitesOf(host, silentSites);
  const others = silentSites.filter((site) => !listed.includes(site));
  const next = listed.length > 0 ? others : [...silentSites, host];
  const fixed = policy?.settings?.silentSites !== undefined;
  return { host, silent: listed.length > 0, listed, fixed, toggle: () => void commands.setSilentSites(next) };
}
