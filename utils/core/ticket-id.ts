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
const NO_DIGIT = 32;
/** The bytes before the checksum, and with it. */
const FOOTER = 18;
const BYTES = 20;
/** By character code. */
const DIGITS = new Uint8Array(128).fill(NO_DIGIT);
for (let digit = 0; digit < NO_DIGIT; digit++) DIGITS[ALPHABET.charCodeAt(digit)] = digit;
const MS_PER_DAY = 86_400_000;

/**
 * Reads an id.
 *
 * @param text - exactly the id, nothing around it
 * @returns its parts, or `null` when the length, a character, the table number or the checksum is wrong
 */
export function parseTicketId(text: string): TicketIdParts | null {
  return text.length === TICKET_ID_LENGTH && hasIdAt(text, 0) ? partsOfLast() : null;
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
    if (hasIdAt(text, match.index)) yield match.index;
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

/** The bytes of what was looked at last: a page may hold a million look-alikes, and nothing is made anew for each. */
const bytes = new Uint8Array(BYTES);

/** Whether an id begins at a place in a text, whatever follows it; its bytes are in `bytes` then. */
function hasIdAt(text: string, at: number): boolean {
  let bits = 0;
  let value = 0;
  let count = 0;
  for (let index = at; index < at + TICKET_ID_LENGTH; index++) {
    const digit = DIGITS[text.charCodeAt(index)] ?? NO_DIGIT;
    if (digit === NO_DIGIT) return false;
    value = ((value << 5) | digit) & 0xfff;
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    bytes[count++] = value >> bits;
  }
  const [low = 0, high = 0] = bytes;
  const isTwoByteVInt = low >= 0x80 && high > 0 && high < 0x80;
  return isTwoByteVInt && hasValidFooter();
}

function partsOfLast(): TicketIdParts {
  const [low = 0, high = 0] = bytes;
  return { table: (low & 0x7f) | (high << 7), day: ((bytes[16] ?? 0) << 8) | (bytes[17] ?? 0) };
}

/** Fletcher-16 with both sums modulo 256 (not 255) over all bytes before the footer; the first sum is stored first. */
function hasValidFooter(): boolean {
  let first = 0;
  let second = 0;
  for (let index = 0; index < FOOTER; index++) {
    first += bytes[index] ?? 0;
    second += first;
  }
  return bytes[FOOTER] === (first & 0xff) && bytes[FOOTER + 1] === (second & 0xff);
}
