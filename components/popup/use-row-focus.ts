import type { RefObject } from "preact";
import { useLayoutEffect } from "preact/hooks";
import type { EarlyKeys } from "./early-keys";
import type { Place } from "./PopupScreen";
import type { UnseenKeys } from "./unseen-keys";
import { useFirstFocus } from "./use-first-focus";
import { type FocusMover, useFocus } from "./use-focus";
import type { Kept } from "./use-kept";
import { useUnseenKeys } from "./use-unseen-keys";

interface RowFocus {
  place: Place;
  /** The tickets of all rows, in their order. */
  ids: readonly string[];
  /** What is in the field. */
  text: string;
  /** Whether there are no rows, and none are awaited. */
  isEmpty: boolean;
  early: EarlyKeys;
  memory: Kept["memory"];
}

/** Gives the focus to rows, keeps it there, and follows which of them keys act on and whether that can have been seen. */
export function useRowFocus(
  root: RefObject<HTMLElement | null>,
  { place, ids, text, isEmpty, early, memory }: RowFocus,
): { focus: FocusMover; unseen: UnseenKeys } {
  const { unseen, choose, settle } = useUnseenKeys(root, { place, ids, text, lastAt: early.lastAt });
  const focus = useFocus(root, ids, choose);
  useFirstFocus({
    firstId: ids[0],
    isEmpty,
    // A panel beside a page that is being worked in takes nothing.
    mayTake: () => place === "popup" || document.hasFocus(),
    isWritingEarly: early.written !== null,
    memory,
    focus,
  });
  // After all that moves it in a drawing.
  useLayoutEffect(settle);
  return { focus, unseen };
}
