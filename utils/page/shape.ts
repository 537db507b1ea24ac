import { TICKET_ID_LENGTH } from "../core/ticket-id";

/** What an ASCII character may be in an id. */
const DIGIT = 1;
const FIRST = 2;
const SECOND = 4;

/**
 * For every ASCII code: what it may be. The table number takes two bytes, so the top bit of the first byte is 1 and that of the second
 * 0: that leaves few first and second digits, and no MD5 and no UUID gets through.
 */
const ROLES = new Uint8Array(128);
for (const [role, digits] of [
  [DIGIT, "0123456789abcdefghjkmnpqrstvwxyz"],
  [FIRST, "ghjkmnpqrstvwxyz"],
  [SECOND, "014589cdghmnrswx"],
] as const)
  for (const digit of digits) ROLES[digit.charCodeAt(0)] = (ROLES[digit.charCodeAt(0)] ?? 0) | role;

/** Longer runs are looked at in pieces: within one node they hold no id, and megabytes of them would take long. */
const LONGEST = 65_536;

/**
 * Finds the runs of digits in a text that may hold an id, whatever touches it. None that holds one is missed; meant for much text with
 * few ids in it.
 *
 * An id is 32 digits in a row, so one of any 32 consecutive positions lies in it: only around these the run of digits is measured,
 * and only in a run that is long enough the beginning of an id is looked for. No regular expression: it would keep the text.
 *
 * @param each - receives where a run begins and ends
 * @param from - where to begin: the start of the text or what was answered last
 * @param until - where to stop, sooner or later
 * @returns how far the text was looked at
 */
export function findRuns(
  text: string,
  each: (from: number, to: number) => void,
  from = 0,
  until = text.length,
): number {
  let done = from;
  while (done < until) {
    const probe = done + TICKET_ID_LENGTH - 1;
    if (probe >= text.length) return text.length;
    let start = probe;
    while (start >= done && isDigit(text, start)) start--;
    if (start === probe) {
      done = probe + 1;
      continue;
    }
    const first = start + 1;
    done = probe + 1;
    while (done < first + LONGEST && isDigit(text, done)) done++;
    if (done - first >= TICKET_ID_LENGTH && mayBegin(text, first, done - TICKET_ID_LENGTH)) each(first, done);
  }
  return done;
}

function mayBegin(text: string, from: number, to: number): boolean {
  for (let index = from; index <= to; index++) {
    if (hasRole(text, index, FIRST) && hasRole(text, index + 1, SECOND)) return true;
  }
  return false;
}

function isDigit(text: string, index: number): boolean {
  return hasRole(text, index, DIGIT);
}

/** False beyond the end, too. */
function hasRole(text: string, index: number, role: number): boolean {
  return ((ROLES[text.charCodeAt(index)] ?? 0) & role) > 0;
}
