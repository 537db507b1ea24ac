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
const BYTES = 20;
const FOOTER = 18;
const NOT_A_DIGIT = 255;
const MS_PER_DAY = 86_400_000;

/** For every ASCII code: the value of a digit of the alphabet, or `NOT_A_DIGIT`. */
const DIGITS = new Uint8Array(128).fill(NOT_A_DIGIT);
for (let value = 0; value < ALPHABET.length; value++) DIGITS[ALPHABET.charCodeAt(value)] = value;

/** For every ASCII code: 1 for letters, digits and the underscore, which join to words. Nothing else is part of an id's surroundings. */
const WORD = new Uint8Array(128);
for (const [from, to] of [
  [0x30, 0x39],
  [0x41, 0x5a],
  [0x5f, 0x5f],
  [0x61, 0x7a],
] as const)
  WORD.fill(1, from, to + 1);

const bytes = new Uint8Array(BYTES);

/**
 * Reads an id.
 *
 * @param text - exactly the id, nothing around it
 * @returns its parts, or `null` when the length, a character, the table number or the checksum is wrong
 */
export function parseTicketId(text: string): TicketIdParts | null {
  return text.length === TICKET_ID_LENGTH ? parseAt(text, 0) : null;
}

/**
 * Finds every document id in a text, in order, each once. Time is linear in the length of the text, whatever it contains.
 *
 * An id counts where no ASCII letter, digit or underscore touches it. Scripts written without spaces may touch it.
 */
export function findTicketIds(text: string): string[] {
  const found = new Set<string>();
  forEachTicketId(text, (id) => found.add(id));
  return [...found];
}

/**
 * Calls back for every occurrence of a document id in a text, in order.
 *
 * An id is 32 characters of one run, so one of any 32 consecutive positions lies in it: only these are looked at, and only
 * around those that hold a digit of the alphabet the run is measured.
 *
 * @param each - receives the id and the index of its first character
 */
export function forEachTicketId(text: string, each: (id: string, index: number) => void): void {
  const end = text.length;
  let done = 0;
  for (let probe = TICKET_ID_LENGTH - 1; probe < end; ) {
    if (!isWord(text.charCodeAt(probe))) {
      done = probe + 1;
      probe += TICKET_ID_LENGTH;
      continue;
    }
    let start = probe;
    while (start > done && isWord(text.charCodeAt(start - 1))) start--;
    let stop = probe + 1;
    while (stop < end && isWord(text.charCodeAt(stop))) stop++;
    if (stop - start === TICKET_ID_LENGTH && parseAt(text, start)) each(text.slice(start, stop), start);
    done = stop + 1;
    probe = stop + TICKET_ID_LENGTH;
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

function isWord(code: number): boolean {
  return code < 128 && WORD[code] === 1;
}

function parseAt(text: string, start: number): TicketIdParts | null {
  let bits = 0;
  let value = 0;
  let length = 0;
  for (let index = start; index < start + TICKET_ID_LENGTH; index++) {
    const digit = DIGITS[text.charCodeAt(index)] ?? NOT_A_DIGIT;
    if (digit === NOT_A_DIGIT) return null;
    value = (value << 5) | digit;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes[length++] = value >> bits;
      value &= (1 << bits) - 1;
    }
  }
  const [low = 0, high = 0] = bytes;
  const isTwoByteVInt = low >= 0x80 && high > 0 && high < 0x80;
  if (!isTwoByteVInt || !hasValidFooter()) return null;
  return { table: (low & 0x7f) | (high << 7), day: ((bytes[16] ?? 0) << 8) | (bytes[17] ?? 0) };
}

/** Fletcher-16 with both sums modulo 256 (not 255) over all bytes before the footer; the first sum is stored first. */
function hasValidFooter(): boolean {
  let first = 0;
  let second = 0;
  for (let index = 0; index < FOOTER; index++) {
    first = (first + (bytes[index] ?? 0)) & 0xff;
    second = (second + first) & 0xff;
  }
  return bytes[FOOTER] === first && bytes[FOOTER + 1] === second;
}
