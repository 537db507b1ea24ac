import type { Point } from "./caret";

/** Whether the browser may have made a move of the pointer up, as it does when the page changes under a pointer at rest. */
export function isMadeUp({ type, clientX, clientY }: PointerEvent, point: Point | null = null): boolean {
  return /over|move/.test(type) && point?.x === clientX && point.y === clientY;
}

/** Whether a key asked for the menu: the browser makes up a place then. Fingers have button 0 too, and Ctrl with a click on a Mac. */
export function isByKey({ button, ctrlKey, pointerType }: PointerEvent): boolean {
  return !button && !ctrlKey && !/touch|pen/.test(pointerType);
}

/** Whether a key may be one of our shortcut's: those reach whichever frame has the focus, and say nothing of what is meant there. */
export function isOfShortcut({ key, altKey }: KeyboardEvent): boolean {
  return /^(Alt|Shift|Control|Meta)/.test(key) || (altKey && key.length < 2);
}
