import { TICKET_ID_LENGTH } from "../core/ticket-id";

/**
 * 32 digits of base 32 whose first two can begin an id: the table number takes two bytes, so the top bit of the first byte is 1 and
 * that of the second 0. No MD5 and no UUID gets through.
 */
const SHAPE = /[ghjkmnp-tv-z][014589cdghmnrswx][\da-hjkmnp-tv-z]{30}/;

/** For every ASCII code: 1 for the digits of base 32. */
const DIGIT = Uint8Array.from({ length: 128 }, (_, code) =>
  Number(/[\da-hjkmnp-tv-z]/.test(String.fromCharCode(code))),
);

/**
 * Whether a text may hold an id, whatever touches it. Never wrong when it says no; meant for much text with few ids in it.
 *
 * An id is 32 digits in a row, so one of any 32 consecutive positions lies in it: only around these the run of digits is measured,
 * and only in a run that is long enough the browser's own matcher looks for the shape.
 */
export function mayHoldId(text: string): boolean {
  for (let probe = TICKET_ID_LENGTH - 1, done = 0; probe < text.length; probe += TICKET_ID_LENGTH) {
    let start = probe;
    while (start >= done && isDigit(text, start)) start--;
    if (start === probe) continue;
    done = probe + 1;
    while (isDigit(text, done)) done++;
    if (done - start > TICKET_ID_LENGTH && SHAPE.test(text.slice(start + 1, done))) return true;
    probe = done;
  }
  return false;
}

/** False beyond the end, too. */
function isDigit(text: string, index: number): boolean {
  return DIGIT[text.charCodeAt(index)] === 1;
}
