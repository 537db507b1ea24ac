import { useEffect, useRef, useState } from "preact/hooks";
import { tCount } from "../../utils/platform/i18n";
import type { Spoken } from "./use-outcomes";

/** Whoever writes on within that time, in ms, is not interrupted. */
const RESTS_AFTER_MS = 500;

/**
 * What a screen reader is told of a text in the field, once it rests: how many tickets it leaves or lists, also when they are as many as
 * before. That there is none is told by what stands in their place.
 */
export function useShownCount(text: string, count: number): Spoken {
  const [spoken, setSpoken] = useState<Spoken>({ text: "", turn: 0 });
  const told = useRef(text);
  const latest = useRef(count);
  latest.current = count;
  useEffect(() => {
    // What was in it from the start is no news.
    if (told.current === text) return undefined;
    const timer = setTimeout(() => {
      told.current = text;
      const words = latest.current > 0 ? tCount("noticeTitleMany", latest.current) : "";
      setSpoken(({ turn }) => ({ text: words, turn: turn + 1 }));
    }, RESTS_AFTER_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return spoken;
}
