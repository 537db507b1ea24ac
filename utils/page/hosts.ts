import { MOST_HOSTS } from "../core/protocol";

/** The hosts that a frame is of: its own, which frames without an address have from their parent, and where known those around it. */
export function hostsOfFrame(): string[] {
  const { hostname, ancestorOrigins = [] } = location;
  const origins = [globalThis.origin, ...ancestorOrigins];
  return [...new Set([hostname, ...origins.map((origin) => origin.replace(/^\w+:\/\/|:\d+$/g, ""))])].slice(
    0,
    MOST_HOSTS,
  );
}
