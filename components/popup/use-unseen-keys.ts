import type { RefObject } from "preact";
import { useCallback, useLayoutEffect, useRef, useState } from "preact/hooks";
import { isWritable } from "./key-command";
import type { Place } from "./PopupScreen";
import { SEEN_AFTER_MS, UnseenKeys } from "./unseen-keys";
import { ticketOf } from "./use-focus";

/** What is drawn first is painted after so long at most, in ms. */
const PAINTED_AFTER_MS = 50;

interface Acted {
  place: Place;
  /** The tickets of all rows, in their order. */
  ids: readonly string[];
  /** What is in the field: who writes chooses the rows. */
  text: string;
  /** When the last key was pressed before there was a screen, in ms on the clock of events. */
  lastAt: number;
}

/**
 * Follows which ticket keys act on, and tells the keys apart that were pressed before this can have been seen: it changes by itself where
 * rows come and go. `settle` is to be called at the end of each drawing, and `choose` where the focus was moved in it as the agent chose.
 */
export function useUnseenKeys(root: RefObject<HTMLElement | null>, { place, ids, text, lastAt }: Acted) {
  const [unseen] = useState(() => new UnseenKeys());
  const known = useRef<{ target: string | null; text: string; hadRows: boolean }>(undefined);
  known.current ??= { target: null, text, hadRows: false };
  const before = known.current;
  const latestIds = useRef(ids);
  latestIds.current = ids;
  const isDrawing = useRef(true);
  isDrawing.current = true;

  const choose = useCallback(() => {
    if (known.current) known.current.target = targetIn(latestIds.current);
  }, []);

  useLayoutEffect(() => unseen.unseenUntil(lastAt + SEEN_AFTER_MS), [unseen, lastAt]);

  useLayoutEffect(() => {
    const element = root.current;
    // Where it moves while nothing is drawn, whoever is at the keys has moved it.
    const follow = () => {
      if (!isDrawing.current) choose();
    };
    element?.addEventListener("focusin", follow);
    return () => element?.removeEventListener("focusin", follow);
  }, [root, choose]);

  const settle = () => {
    isDrawing.current = false;
    const target = targetIn(ids);
    if (target !== null && target !== before.target && (before.text === text || !before.hadRows)) {
      // What the popup is opened for is known before it is seen; beside the panel, another tab may have come by itself.
      const isAwaited = place === "popup" && !before.hadRows;
      unseen.unseenUntil(performance.now() + (isAwaited ? PAINTED_AFTER_MS : SEEN_AFTER_MS));
    }
    known.current = { target, text, hadRows: before.hadRows || ids.length > 0 };
  };
  return { unseen, choose, settle };
}

/** The ticket that the next key would act on: that of the row with the focus, of the only row, or, seen from the field, of the first. */
function targetIn(ids: readonly string[]): string | null {
  const { activeElement } = document;
  const isFirst = ids.length === 1 || isWritable(activeElement);
  return ticketOf(activeElement) ?? (isFirst ? (ids[0] ?? null) : null);
}
