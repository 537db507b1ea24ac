/**
 * Reads an HTTP date in any of its three forms (RFC 9110, 5.6.7): the one that senders may use today, and the two that recipients have to
 * accept all the same. `Date.parse` alone would also read bare numbers as years, and take a form without a zone for local time.
 *
 * @param now - ms since 1970; tells which century a year of two digits is of
 * @returns ms since 1970; `NaN` for anything else
 */
export function parseHttpDate(text: string, now: number): number {
  const { day, month, year, time } = forms.map((form) => form.exec(text)?.groups).find(Boolean) ?? {};
  const inCentury = (full: string | number = "") => Date.parse(`${day} ${month} ${full} ${time} GMT`);
  if (year?.length !== 2) return inCentury(year);
  const horizon = new Date(now);
  horizon.setUTCFullYear(horizon.getUTCFullYear() + MOST_YEARS_AHEAD);
  const latest = lastYearEndingIn(Number(year), horizon.getUTCFullYear());
  return inCentury(latest) > horizon.getTime() ? inCentury(latest - 100) : inCentury(latest);
}

/** A year of two digits that seems to be further away than this has gone by. */
const MOST_YEARS_AHEAD = 50;

const MONTH = "(?<month>[A-Z][a-z]{2})";
const TIME = String.raw`(?<time>\d{2}:\d{2}:\d{2})`;
const forms = [
  String.raw`[A-Z][a-z]{2}, (?<day>\d{2}) ${MONTH} (?<year>\d{4}) ${TIME} GMT`,
  String.raw`[A-Z][a-z]{5,8}, (?<day>\d{2})-${MONTH}-(?<year>\d{2}) ${TIME} GMT`,
  String.raw`[A-Z][a-z]{2} ${MONTH} (?<day>[ \d]\d) ${TIME} (?<year>\d{4})`,
].map((form) => new RegExp(`^${form}$`));

function lastYearEndingIn(digits: number, upTo: number): number {
  return upTo - ((upTo - digits) % 100);
}
