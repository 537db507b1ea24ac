import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { RowState } from "./row-state";
import { ticketOf } from "./use-focus";

/** As many rows as fill the window; the style of rows counts so many, too. */
const FIRST = 6;
/** As many as are drawn well within a frame. */
const STEP = 16;
/** So long what was drawn first takes to be painted, in ms: drawing on meanwhile would only delay it. */
const PAINTING_MS = 50;

/**
 * Tells which rows are drawn: those at the top at once, the rest bit by bit, so that neither the first sight of a long list nor a key
 * pressed meanwhile has to wait for all of it. The row that has the focus, or is about to get it, is always drawn, and stays in view while
 * others come above it: the next key acts on it.
 *
 * @param rows - all that are shown, in the order they are drawn: where others came above them later, a press would meet the wrong one
 */
export function useDrawn(rows: readonly RowState[], soughtId: string | null): (row: RowState) => boolean {
  const total = rows.length;
  const [most, setMost] = useState(FIRST);
  const focusedId = soughtId ?? ticketOf(document.activeElement);
  const isAhead = rows.findIndex(({ id }) => id === focusedId) >= most;
  const wasAhead = useRef(isAhead);
  useEffect(() => {
    // A list that has become short comes back bit by bit, too.
    if (most > total + STEP) setMost(Math.max(FIRST, total));
    if (most >= total) return undefined;
    let timer: ReturnType<typeof setTimeout>;
    // After the frame: what is there already is to be seen first.
    const frame = requestAnimationFrame(() => {
      timer = setTimeout(() => setMost(most + STEP), most === FIRST ? PAINTING_MS : 0);
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, [most, total]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: when others came above it
  useLayoutEffect(() => {
    if (isAhead || wasAhead.current) document.activeElement?.scrollIntoView({ block: "nearest" });
    wasAhead.current = isAhead;
  }, [most, isAhead]);
  const drawn = new Set(rows.slice(0, most));
  return (row) => drawn.has(row) || row.id === focusedId;
}
