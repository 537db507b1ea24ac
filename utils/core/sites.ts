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
  return withoutLastDot(new URL(address).hostname);
}

/** Those of the listed sites that a host belongs to; a dot at its end, as an address may have it, makes no other host of it. */
export function sitesOf(named: string, sites: readonly string[]): string[] {
  const host = withoutLastDot(named);
  return sites.filter(
    (site) => site === host || (site.startsWith("*.") && `.${host}`.endsWith(site.slice(1))),
  );
}

function withoutLastDot(host: string): string {
  return host.replace(/\.$/, "");
}
