import { seededRandom } from "./random";

/** The table that Conduit's one published ticket lies in. */
const ticketTable = 10_347;

/**
 * Writes a document id the way Convex does (get-convex/convex-backend, crates/value/src/id_v6.rs): table number as a
 * variable-length integer, 14 random bytes, creation day, checksum, all in base 32.
 *
 * Written from the description alone and sharing nothing with the product's decoder, so that each can check the other.
 *
 * @param parts.day whole days since 1970-01-01 UTC, 0 to 65535
 * @param parts.random exactly 14 bytes
 * @throws RangeError when a part does not fit
 */
export function makeTicketId({ table = ticketTable, day, random }: TicketIdParts): string {
  if (random.length !== 14) throw new RangeError(`14 random bytes make an id, not ${random.length}`);
  if (!Number.isInteger(day) || day < 0 || day > 0xffff) throw new RangeError(`${day} is no day of an id`);
  const body = [...variableLength(table), ...random, day >> 8, day & 0xff];
  return base32([...body, ...checksum(body)]);
}

/** As many different ids as asked for, the same ones each time; a generator, because pages ask for 100,000. */
export function* makeTicketIds({
  count,
  seed = 1,
  table = ticketTable,
  fromDay = 20_400,
  toDay = 20_777,
}: ManyIds) {
  const source = seededRandom(seed);
  for (let made = 0; made < count; made++) {
    const day = fromDay + source.integer(toDay - fromDay + 1);
    yield makeTicketId({ table, day, random: source.bytes(14) });
  }
}

/** The day (as counted in ids) of a moment given in milliseconds since 1970-01-01 UTC. */
export function dayOf(time: number): number {
  return Math.floor(time / 86_400_000);
}

function variableLength(table: number): number[] {
  if (!Number.isInteger(table) || table < 0 || table > 0xffff_ffff)
    throw new RangeError(`${table} is no table`);
  const bytes: number[] = [];
  let rest = table;
  while (rest >= 128) {
    bytes.push((rest % 128) + 128);
    rest = Math.floor(rest / 128);
  }
  return [...bytes, rest];
}

/** Fletcher-16, but modulo 256 where the textbook has 255. */
function checksum(bytes: readonly number[]): [number, number] {
  let low = 0;
  let high = 0;
  for (const byte of bytes) {
    low = (low + byte) % 256;
    high = (high + low) % 256;
  }
  return [low, high];
}

const alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

function base32(bytes: readonly number[]): string {
  let text = "";
  let waiting = 0;
  let bits = 0;
  for (const byte of bytes) {
    waiting = ((waiting << 8) | byte) & 0xfff;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += alphabet.charAt((waiting >> bits) & 31);
    }
  }
  return bits === 0 ? text : text + alphabet.charAt((waiting << (5 - bits)) & 31);
}

type TicketIdParts = { table?: number; day: number; random: Uint8Array };
type ManyIds = { count: number; seed?: number; table?: number; fromDay?: number; toDay?: number };
