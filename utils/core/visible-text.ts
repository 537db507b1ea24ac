/**
 * Texts written by outsiders can hold characters that are not seen but change what is seen, or carry messages that only machines read:
 * controls, overrides of the writing direction, blanks without width, tags, selectors of variants. Here they become visible.
 */

/**
 * Replaces what hides or reorders text by something to be seen. Line breaks and tabs are left to the style sheet, and what emoji and
 * scripts cannot be written without stays where it belongs.
 *
 * @param text - as it came
 */
export function visibleText(text: string): string {
  return text.replace(UNSEEN, (unseen: string, needed?: string) => needed ?? shown(unseen));
}

/** The flags of England, Scotland and Wales: a black flag, the region in tags, and the tag that ends it. No others are in use. */
const FLAG =
  /\u{1F3F4}\u{E0067}\u{E0062}(?:\u{E0065}\u{E006E}\u{E0067}|\u{E0073}\u{E0063}\u{E0074}|\u{E0077}\u{E006C}\u{E0073})\u{E007F}/u;
/** Has a pictograph drawn as text or in colours; with digits, the keys of a telephone. */
const PRESENTATION = /[\uFE0E\uFE0F](?:(?<=\p{Extended_Pictographic}.)|(?<=[#*0-9].)(?=\u20E3))/u;
/** Makes one emoji of several, as families are. */
const EMOJI_JOINER =
  /\u200D(?<=\p{Extended_Pictographic}[\uFE0F\p{Emoji_Modifier}]?.)(?=\p{Extended_Pictographic})/u;
/** Decides how a letter is joined to the next one; in some words the last letter has it, too. */
const LETTER_JOINER =
  /[\u200C\u200D](?<=[\p{L}\p{M}].)(?<=[\p{scx=Adlm}\p{scx=Arab}\p{scx=Beng}\p{scx=Deva}\p{scx=Gujr}\p{scx=Guru}\p{scx=Khmr}\p{scx=Knda}\p{scx=Mlym}\p{scx=Mong}\p{scx=Mymr}\p{scx=Nkoo}\p{scx=Orya}\p{scx=Sinh}\p{scx=Syrc}\p{scx=Taml}\p{scx=Telu}\p{scx=Tibt}].)/u;
/** Chooses among the forms of an ideograph, as some Japanese names want it, or of a Mongolian letter. */
const VARIANT =
  /[\uFE00-\uFE02\u{E0100}-\u{E01EF}](?<=\p{Unified_Ideograph}.)|[\u180B-\u180D\u180F](?<=[\u1820-\u18AA].)/u;
/** Signs around numbers and verses that Unicode counts among the controls of format, and that are seen all the same. */
const SEEN_SIGN = /[\u0600-\u0605\u06DD\u070F\u0890\u0891\u08E2\u{110BD}\u{110CD}]/u;
/** U+2800 is a pattern of Braille without dots, which Unicode does not count among the characters that are not seen. */
const HIDDEN = /(?![\t\n])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]/u;

/**
 * What is needed, as its group, or else hidden. Each of them begins with the character itself and looks behind it from there: looking
 * behind from every place of a text would take several times as long.
 */
const NEEDED = [FLAG, PRESENTATION, EMOJI_JOINER, LETTER_JOINER, VARIANT, SEEN_SIGN]
  .map(({ source }) => source)
  .join("|");
const UNSEEN = new RegExp(`(${NEEDED})|${HIDDEN.source}`, "gu");

/** Where Unicode keeps a picture for each of the first 32 controls. */
const PICTURES = 0x2400;
const PICTURE_OF_DELETE = "\u2421";
const REPLACEMENT = "\uFFFD";

function shown(hidden: string): string {
  const code = hidden.codePointAt(0) ?? 0;
  if (code < 0x20) return String.fromCodePoint(PICTURES + code);
  if (code === 0x7f) return PICTURE_OF_DELETE;
  if (code >= 0xd800 && code <= 0xdfff) return REPLACEMENT;
  return `[U+${code.toString(16).toUpperCase().padStart(4, "0")}]`;
}
