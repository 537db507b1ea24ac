import { useEffect, useState } from "preact/hooks";

/** As many rows as fill the window; the style of rows counts so many, too. */
const FIRST = 6;
/** As many as are drawn well within a frame. */
const STEP = 16;
/** So long what was drawn first takes to be painted, in ms: drawing on meanwhile would only delay it. */
const PAINTING_MS = 50;

/**
 * How many of a list's rows are drawn: those at the top at once, the rest bit by bit, so that neither the first sight of a long list nor a key
 * pressed meanwhile has to wait for all of it.
 */
export function useDrawn(total: number): number {
  const [most, setMost] = useState(FIRST);
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
  return Math.min(most, total);
}
