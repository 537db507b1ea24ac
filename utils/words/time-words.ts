import { locale, t } from "../platform/i18n";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const UNITS = [
  ["year", 365 * DAY],
  ["month", 30 * DAY],
  ["week", 7 * DAY],
  ["day", DAY],
  ["hour", HOUR],
  ["minute", MINUTE],
] as const;

/** How long ago or ahead, in few letters: "2h ago". Times in ms since 1970. */
export function relativeTime(time: number, now: number): string {
  return inLargestUnit(time - now, "second");
}

/** The same for a moment of which only the day (its start in UTC) is known: "today", "3d ago". */
export function relativeDay(dayStart: number, now: number): string {
  const days = Math.floor(dayStart / DAY) - Math.floor(now / DAY);
  return inLargestUnit(Math.min(days, 0) * DAY, "day");
}

function inLargestUnit(distance: number, smallest: "second" | "day"): string {
  for (const [unit, length] of UNITS)
    if (Math.abs(distance) >= length) return inUnit(Math.trunc(distance / length), unit);
  return inUnit(0, smallest);
}

/** French and European Portuguese narrow "2 h ago" down to "-2 h"; a lone "m" is minutes in German, and months in French and Spanish. */
const UNCLEAR = /^[-+−]|\sm\.?$/;

/** "Yesterday" and "now" are words; "last month" would say less than "1mo ago". */
function inUnit(count: number, unit: Intl.RelativeTimeFormatUnit): string {
  const numeric = unit === "day" || unit === "second" ? "auto" : "always";
  const say = (style: "narrow" | "short" | "long") => ages({ style, numeric }).format(count, unit);
  for (const style of ["narrow", "short"] as const) if (!UNCLEAR.test(say(style))) return say(style);
  return say("long");
}

/** Date and time in full, in the agent's time zone. */
export function exactTime(time: number): string {
  return dates({ dateStyle: "medium", timeStyle: "short" }).format(time);
}

/** A day that is known in UTC only. */
export function exactDay(dayStart: number): string {
  return dates({ dateStyle: "medium", timeZone: "UTC" }).format(dayStart);
}

/** The time of day. */
export function timeOfDay(time: number): string {
  return dates({ timeStyle: "short" }).format(time);
}

/** The time of day; with the day in front when it is not the day of `now`. */
export function clockTime(time: number, now: number): string {
  const sameDay = new Date(time).toDateString() === new Date(now).toDateString();
  return sameDay ? timeOfDay(time) : dates({ dateStyle: "short", timeStyle: "short" }).format(time);
}

/** ms since 1970 of an ISO 8601 text of the service; `null` for none or one that cannot be read. */
export function parseTime(text: string | null): number | null {
  const time = text === null ? Number.NaN : Date.parse(text);
  return Number.isNaN(time) ? null : time;
}

/** "Today", "Yesterday", or the date. */
export function dayName(time: number, now: number): string {
  const name = dates({ dateStyle: "full" });
  const day = name.format(time);
  if (day === name.format(now)) return t("today");
  const midnight = new Date(now).setHours(0, 0, 0, 0);
  return day === name.format(midnight - 1) ? t("yesterday") : day;
}

const dates = kept<Intl.DateTimeFormatOptions, Intl.DateTimeFormat>(Intl.DateTimeFormat);
const ages = kept<Intl.RelativeTimeFormatOptions, Intl.RelativeTimeFormat>(Intl.RelativeTimeFormat);

/** Makes a format once: making one takes longer than drawing all else of a row. Another language or time zone needs another. */
function kept<Options, Format>(Kind: new (locale: string, options: Options) => Format) {
  const made = new Map<string, Format>();
  return (options: Options): Format => {
    const key = `${locale()} ${new Date().getTimezoneOffset()} ${JSON.stringify(options)}`;
    const format = made.get(key) ?? new Kind(locale(), options);
    made.set(key, format);
    return format;
  };
}
