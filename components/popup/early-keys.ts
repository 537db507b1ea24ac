import { trusted } from "../../utils/core/trusted";
import { keyCommand } from "./key-command";

/** What was pressed before anything was there to take it. */
export interface EarlyKeys {
  /** Whether there was any. */
  any: boolean;
  /** What was written for the field: it began with the key that leads there. */
  text: string;
}

export const NO_EARLY_KEYS: EarlyKeys = { any: false, text: "" };

/**
 * Notes keys until the screen is drawn. What is pressed then belongs to rows that nobody has seen; worse, the letters after a lost `/`
 * would be commands to the first of them.
 *
 * @returns ends it and tells what was pressed
 */
export function noteEarlyKeys(): () => EarlyKeys {
  const early = { ...NO_EARLY_KEYS };
  let isWriting = false;
  const note = trusted((event: KeyboardEvent) => {
    if (!isForRows(event)) return;
    early.any = true;
    if (isWriting && event.key.length === 1) early.text += event.key;
    isWriting ||= event.key === "/";
  });
  document.addEventListener("keydown", note);
  return () => {
    document.removeEventListener("keydown", note);
    return early;
  };
}

/** Whether a key would act on a row, or was meant to be written. */
export function isForRows(event: KeyboardEvent): boolean {
  // The last keys of the shortcut that opened the popup may still be held.
  if (event.repeat || event.ctrlKey || event.metaKey || event.altKey) return false;
  const command = keyCommand(event, null);
  return command === null ? event.key.length === 1 : command !== "back";
}
