import { trusted } from "../../utils/core/trusted";
import { idsIn, MOST_PASTED } from "./FilterField";
import { isForRows, isLetter, keyCommand } from "./key-command";

/** What was pressed before anything was there to take it. */
export interface EarlyKeys {
  /** What was written for the field, after the key that leads there; `null` where that was not pressed. */
  written: string | null;
  /** When the last one was pressed that could act on a row, in ms on the clock of events. */
  lastAt: number;
}

export const NO_EARLY_KEYS: EarlyKeys = { written: null, lastAt: Number.NEGATIVE_INFINITY };

/**
 * Notes keys until the screen is drawn: the letters that follow a lost `/` would be commands to the first row.
 *
 * @returns ends it and tells what was pressed
 */
export function noteEarlyKeys(): () => EarlyKeys {
  const early = { ...NO_EARLY_KEYS };
  const note = trusted((event: KeyboardEvent) => {
    // The last keys of the shortcut that opened the popup may still be held.
    if (event.repeat) return;
    const written = writtenAfter(early.written, event);
    if (written !== early.written) {
      // Firefox would open its own search at a slash, and take the focus there.
      event.preventDefault();
      early.written = written;
    } else if (written === null && isForRows(event, null)) early.lastAt = event.timeStamp;
  });
  const takeIds = trusted((event: ClipboardEvent) => {
    const ids = idsIn(event.clipboardData);
    if (ids.length > 0) early.written = ids.slice(0, MOST_PASTED).join(" ");
  });
  document.addEventListener("keydown", note);
  document.addEventListener("paste", takeIds);
  return () => {
    document.removeEventListener("keydown", note);
    document.removeEventListener("paste", takeIds);
    return early;
  };
}

/** What was written for the field once a key was pressed; `null` until the one that leads there is. */
function writtenAfter(written: string | null, event: KeyboardEvent): string | null {
  if (written === null) return keyCommand(event, null) === "filter" ? "" : null;
  if (event.key === "Backspace") return written.slice(0, -1);
  return isLetter(event) ? written + event.key : written;
}
