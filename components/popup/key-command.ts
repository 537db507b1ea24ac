/** What a key asks for. */
export type KeyCommand =
  | "next"
  | "previous"
  | "first"
  | "last"
  | "open"
  | "close"
  | "select"
  | "undo"
  | "filter"
  | "help"
  | "back";

const anywhere: Record<string, KeyCommand> = {
  ArrowDown: "next",
  j: "next",
  ArrowUp: "previous",
  k: "previous",
  Home: "first",
  End: "last",
  c: "close",
  x: "select",
  u: "undo",
  "/": "filter",
  "?": "help",
};

/** What acts on no row. */
const withoutRow: readonly KeyCommand[] = ["filter", "help", "back"];

/** The part of a keyboard event that matters. */
type Key = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey" | "isComposing"> &
  Partial<Pick<KeyboardEvent, "shiftKey" | "code">>;

/**
 * @param focus - the element that has the focus
 * @returns `null` when the key belongs to the element or to the browser
 */
export function keyCommand(event: Key, focus: Element | null): KeyCommand | null {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return null;
  if (event.key === "Escape") return "back";
  if (isWritable(focus))
    return focus instanceof HTMLInputElement && event.key === "ArrowDown" ? "next" : null;
  if (focus instanceof HTMLInputElement && event.key === "Enter") return "open";
  const key = meantKey(event);
  return Object.hasOwn(anywhere, key) ? (anywhere[key] ?? null) : null;
}

/** Whether a key acts on a row, or is a letter that whoever pressed it wanted to write elsewhere. */
export function isForRows(event: Key, focus: Element | null): boolean {
  const command = keyCommand(event, focus);
  if (command !== null) return !withoutRow.includes(command);
  // It presses buttons, and not only those of rows.
  return isLetter(event) && event.key !== " " && !isWritable(focus);
}

/** Whether a key is written where something can be. */
export function isLetter({ key, ctrlKey, metaKey, altKey }: Key): boolean {
  return key.length === 1 && !ctrlKey && !metaKey && !altKey;
}

/** Whether letters are written where the focus is. */
export function isWritable(focus: Element | null): boolean {
  const isField = focus instanceof HTMLInputElement && focus.type !== "checkbox";
  return isField || focus instanceof HTMLSelectElement;
}

/** With Caps Lock letters are large; without Latin letters the place of the key tells. */
function meantKey({ key, code = "", shiftKey }: Key): string {
  if (shiftKey !== false) return key;
  if (/^[A-Z]$/.test(key)) return key.toLowerCase();
  const isForeign = /^\p{L}$/u.test(key) && !/\p{Script=Latin}/u.test(key);
  return isForeign && /^Key[A-Z]$/.test(code) ? code.slice(-1).toLowerCase() : key;
}
