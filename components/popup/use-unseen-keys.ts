import { useLayoutEffect, useState } from "preact/hooks";
import type { Place } from "./PopupScreen";
import { SEEN_AFTER_MS, UnseenKeys } from "./unseen-keys";

/**
 * Tells keys apart that were pressed before the first rows can have been seen. In the panel these are the rows of another tab, for which
 * whoever is at the keys may not have asked.
 *
 * @param lastAt - when the last key was pressed before there was a screen, in ms on the clock of events
 */
export function useUnseenKeys(place: Place, hasRows: boolean, lastAt: number): UnseenKeys {
  const [unseen] = useState(() => new UnseenKeys());
  useLayoutEffect(() => {
    unseen.unseenUntil(lastAt + SEEN_AFTER_MS);
    if (!hasRows) return;
    // Keys that are handled after it may have been pressed before it.
    const isUnderHands = place === "side" && document.hasFocus();
    unseen.unseenUntil(performance.now() + (isUnderHands ? SEEN_AFTER_MS : 0));
  }, [unseen, place, hasRows, lastAt]);
  return unseen;
}
