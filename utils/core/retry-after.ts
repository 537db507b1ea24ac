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

/** The only form of date that senders may use today; `Date.parse` alone would also read bare numbers as years. */
const HTTP_DATE = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;

function untilDate(text: string, date: string | null, now: number): number {
  if (!HTTP_DATE.test(text)) return 0;
  const answered = date && HTTP_DATE.test(date) ? Date.parse(date) : now;
  return Date.parse(text) - (Number.isNaN(answered) ? now : answered);
}
