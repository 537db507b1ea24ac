import type { SeededRandom } from "../../sandbox/random";

const words = [
  "guest",
  "room",
  "towel",
  "late",
  "arrival",
  "the",
  "of",
  "and",
  "to",
  "a",
  "in",
  "invoice",
  "minibar",
  "reported",
  "that",
  "was",
  "broken",
  "heating",
  "again",
  "since",
  "yesterday",
  "please",
  "call",
  "back",
  "before",
  "noon",
  "reception",
  "keycard",
  "floor",
  "safe",
  "locked",
  "parking",
  "booked",
  "twice",
  "refund",
  "breakfast",
  "with",
  "not",
  "yet",
  "answered",
  "by",
  "housekeeping",
  "shower",
  "noise",
  "from",
  "street",
  "moved",
  "upgrade",
  "deposit",
] as const;

const hexadecimal = "0123456789abcdef";

/** Everything that fills a page, drawn from one seed. */
export interface Filler {
  /** Words with spaces between them, at least so many characters. */
  text(characters: number): string;
  md5(): string;
  uuid(): string;
}

/** The same seed writes the same text. */
export function filler(random: SeededRandom): Filler {
  const hex = (length: number) => {
    let digits = "";
    while (digits.length < length) digits += hexadecimal.charAt(random.integer(16));
    return digits;
  };
  return {
    text(characters) {
      let text = random.pick(words) as string;
      while (text.length < characters) text += ` ${random.pick(words)}`;
      return text;
    },
    md5: () => hex(32),
    uuid: () => [8, 4, 4, 4, 12].map(hex).join("-"),
  };
}
