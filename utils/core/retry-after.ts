import { parseHttpDate } from "./http-date";

/**
 * Reads a `Retry-After` header (RFC 9110, 10.2.3): whole seconds, or an HTTP date measured against the same answer's `Date`, so that a
 * wrong clock on this machine does not matter.
 *
 * @param value - the header, or `null`
 * @param date - the answer's `Date` header, or `null`
 * @param now - ms since 1970, used where the answer has no readable `Date`
 * @returns how long to wait, in ms, more than 0 and 31 years at most; `null` for anything malformed, negative or past
 */
export function parseRetryAfter(value: string | null, date: string | null, now: number): number | null {
  const text = value?.trim() ?? "";
  const wait = /^\d+$/.test(text) ? Number(text) * 1000 : untilDate(text, date, now);
  return wait > 0 ? Math.min(LONGEST_WAIT_MS, wait) : null;
}

/** As good as for ever, and still a date that can be shown. */
const LONGEST_WAIT_MS = 1e12;

function untilDate(text: string, date: string | null, now: number): number {
  const answered = parseHttpDate(date ?? "", now);
  return parseHttpDate(text, now) - (Number.isNaN(answered) ? now : answered);
}
