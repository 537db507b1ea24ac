/**
 * Sites as an agent names them: `example.com` means this host only, `*.example.com` this host and all below it.
 */

/** The most sites that can be listed. */
export const MOST_SITES = 500;

/** No name of a host is longer, in characters. */
export const LONGEST_HOST = 253;

/**
 * The site that somebody means, as it is stored: in lower case, in the letters of the network's names. Of a whole address only the
 * host counts.
 *
 * @returns `null` where it names no host, such as `*` or `a.*.com`
 */
export function parseSite(text: string): string | null {
  const [, below = "", rest = ""] = /^(?:\w+:\/\/)?(\*\.)?([^/?#]*)/.exec(text.trim()) ?? [];
  const address = `https://${rest}`;
  if (/[*@\s\\]/.test(rest) || !URL.canParse(address)) return null;
  const host = hostOf(address);
  return host === "" || host.length > LONGEST_HOST ? null : below + host;
}

/** The host of an address, without a dot at its end. */
export function hostOf(address: string): string {
  return new URL(address).hostname.replace(/\.$/, "");
}

/** Those of the listed sites that a host belongs to. */
export function sitesOf(host: string, sites: readonly string[]): string[] {
  return sites.filter(
    (site) => site === host || (site.startsWith("*.") && `.${host}`.endsWith(site.slice(1))),
  );
}
