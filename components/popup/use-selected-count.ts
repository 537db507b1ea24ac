import { useEffect, useRef, useState } from "preact/hooks";
import { tCount } from "../../utils/platform/i18n";

/**
 * What a screen reader is told of how many tickets are selected: a key selects them where no box that has the focus says so. What was
 * selected when the tickets came is no news, and that none is left is told by what became of them.
 *
 * @param count - `null` until there are tickets
 */
export function useSelectedCount(count: number | null): string {
  const [text, setText] = useState("");
  const told = useRef(count);
  useEffect(() => {
    if (count === null || told.current === count) return;
    if (told.current !== null) setText(count > 0 ? tCount("selected", count) : "");
    told.current = count;
  }, [count]);
  return text;
}
