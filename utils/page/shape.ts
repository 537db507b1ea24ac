/**
 * 32 digits of base 32 whose first two can begin an id: the table number takes two bytes, so the top bit of the first byte is 1 and
 * that of the second 0. No MD5 and no UUID gets through.
 */
const SHAPE = /[ghjkmnp-tv-z][014589cdghmnrswx][\da-hjkmnp-tv-z]{30}/;

/**
 * Whether a text may hold an id, whatever touches it. Never wrong when it says no; meant for much text with few ids in it, where the
 * browser's own matcher is several times faster than any code of ours.
 */
export function mayHoldId(text: string): boolean {
  return SHAPE.test(text);
}
