/**
 * Ids of Conduit's documents: 32 characters of lowercase Crockford base 32 that carry the number of their table, the day of their
 * creation and a checksum. Format: get-convex/convex-backend, `crates/value/src/id_v6.rs`.
 */

/** What an id tells about its document without asking anybody. */
export interface TicketIdParts {
  /** Number of the table the document lives in; one number per kind of document and deployment. */
  table: number;
  /** Day of creation, in whole days since 1970-01-01 UTC. */
  day: number;
}

/** Length of every id of a user table, in characters. */
export const TICKET_ID_LENGTH = 32;

/** The table of the one ticket in Conduit's documentation. Others are learned from what the service returns. */
export const DEFAULT_TICKET_TABLE = 10_347;

const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
const FOOTER = 18;
const MS_PER_DAY = 86_400_000;

/**
 * Reads an id.
 *
 * @param text - exactly the id, nothing around it
 * @returns its parts, or `null` when the length, a character, the table number or the checksum is wrong
 */
export function parseTicketId(text: string): TicketIdParts | null {
  const bytes = text.length === TICKET_ID_LENGTH ? bytesOf(text) : null;
  if (!bytes) return null;
  const [low = 0, high = 0] = bytes;
  const isTwoByteVInt = low >= 0x80 && high > 0 && high < 0x80;
  if (!isTwoByteVInt || !hasValidFooter(bytes)) return null;
  return { table: (low & 0x7f) | (high << 7), day: ((bytes[16] ?? 0) << 8) | (bytes[17] ?? 0) };
}

/**
 * Finds every document id in a text, in order, each once. Time is linear in the length of the text, whatever it contains.
 *
 * An id counts where no ASCII letter, digit or underscore touches it. Scripts written without spaces may touch it.
 */
export function findTicketIds(text: string): string[] {
  const words = text.match(/(?<!\w)[ghjkmnp-tv-z][\da-hjkmnp-tv-z]{31}(?!\w)/g) ?? [];
  return [...new Set(words)].filter(parseTicketId);
}

/** How the ids of all tables begin, and how they go on: no MD5 and no UUID, as the first byte is 128 at least. */
export const ANY_TABLE = /[ghjkmnp-tv-z][\da-hjkmnp-tv-z]{31}/g;

/**
 * How the ids of some tables begin: the table number takes the first three characters and the highest bit of the fourth. A browser looks
 * for so little in megabytes almost as fast as it reads them.
 */
export function beginningOf(tables: readonly number[]): RegExp {
  const starts = tables.map((table) => {
    const bits = (((table & 0x7f) | 0x80) << 8) | (table >> 7);
    const start = [bits >> 11, bits >> 6, bits >> 1].map((group) => ALPHABET[group & 31]).join("");
    return start + (bits & 1 ? "[g-z]" : "[\\da-f]");
  });
  return new RegExp(starts.join("|"), "g");
}

/** The characters with which the ids of each table begin, of an expression that `beginningOf` made. */
export function startsOf(beginning: RegExp): string[] {
  return beginning.source.split("|").map((start) => start.slice(0, 3));
}

/**
 * Where in a text ids begin, in order, whatever touches them.
 *
 * @param beginning - a global expression of what is looked closer at
 */
export function* ticketIdPlaces(text: string, beginning: RegExp): Generator<number> {
  beginning.lastIndex = 0;
  for (let match = beginning.exec(text); match; match = beginning.exec(text)) {
    const next = match.index + 1;
    if (parseTicketId(text.slice(match.index, match.index + TICKET_ID_LENGTH))) yield match.index;
    beginning.lastIndex = next;
  }
}

/**
 * Tells whether an id belongs to a ticket rather than to a contact, a message or another document.
 *
 * @param tables - the table numbers known to hold tickets
 */
export function isTicket(id: string, tables: readonly number[]): boolean {
  const parts = parseTicketId(id);
  return parts !== null && tables.includes(parts.table);
}

/** The start (UTC) of the day on which the document of a valid id was created, in ms since 1970; `null` for no id. */
export function creationTime(id: string): number | null {
  const parts = parseTicketId(id);
  return parts && parts.day * MS_PER_DAY;
}

/** A valid id made short enough for a title: its first and last four characters. */
export function shortTicketId(id: string): string {
  return `${id.slice(0, 4)}…${id.slice(-4)}`;
}

function bytesOf(text: string): number[] | null {
  const bytes: number[] = [];
  let bits = 0;
  let value = 0;
  for (const character of text) {
    const digit = ALPHABET.indexOf(character);
    if (digit < 0) return null;
    value = (value << 5) | digit;
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    bytes.push(value >> bits);
    value &= (1 << bits) - 1;
  }
  return bytes;
}

/** Fletcher-16 with both sums modulo 256 (not 255) over all bytes before the footer; the first sum is stored first. */
function hasValidFooter(bytes: readonly number[]): boolean {
  let first = 0;
  let second = 0;
  for (const byte of bytes.slice(0, FOOTER)) {
    first = (first + byte) & 0xff;
    second = (second + first) & 0xff;
  }
  return bytes[FOOTER] === first && bytes[FOOTER + 1] === second;
}
