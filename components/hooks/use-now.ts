import { useEffect, useState } from "preact/hooks";

/** A time not older than this is the present one, in ms: what was just drawn is not drawn again. */
const PRESENT_MS = 100;

/** The time in ms since 1970, fresh every so many ms; `null` stops the clock. */
export function useNow(everyMs: number | null): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (everyMs === null) return undefined;
    setNow((before) => (Math.abs(Date.now() - before) < PRESENT_MS ? before : Date.now()));
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}
