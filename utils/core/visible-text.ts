/**
 * Texts written by outsiders can hold characters that are not seen but change what is seen: controls, overrides of the writing
 * direction, blanks without width, and invisible "tag" letters that spell messages. Here they become visible.
 */

/**
 * Replaces what hides or reorders text by something to be seen. Line breaks and tabs are left to the style sheet, the joiners that
 * emoji and many scripts need stay, and so do the tags of regional flags.
 *
 * @param text - as it came
 */
export function visibleText(text: string): string {
  return text.replace(HIDDEN, shown);
}

/** What is never shown as it is. The first branch takes whole flags out of the way. */
const HIDDEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: controls are what it looks for
  /\u{1F3F4}[\u{E0020}-\u{E007E}]+\u{E007F}|[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u061C\u115F\u1160\u180E\u200B\u200E\u200F\u2028-\u202E\u2060-\u206F\u3164\uFEFF\uFFA0\uFFF9-\uFFFB\u{E0000}-\u{E007F}\p{Cs}]/gu;

/** Where Unicode keeps a picture for each of the first 32 controls. */
const PICTURES = 0x2400;
const PICTURE_OF_DELETE = "\u2421";
const REPLACEMENT = "\uFFFD";
const LONGEST_CODE_POINT = 2;

function shown(hidden: string): string {
  if (hidden.length > LONGEST_CODE_POINT) return hidden;
  const code = hidden.codePointAt(0) ?? 0;
  if (code < 0x20) return String.fromCodePoint(PICTURES + code);
  if (code === 0x7f) return PICTURE_OF_DELETE;
  if (code >= 0xd800 && code <= 0xdfff) return REPLACEMENT;
  return `[U+${code.toString(16).toUpperCase().padStart(4, "0")}]`;
}
