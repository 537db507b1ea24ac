import type { RefObject } from "preact";
import { useLayoutEffect } from "preact/hooks";
import type { MovedRows } from "./moved-rows";

/** What closes a ticket. Undoing is never held up. */
const CLOSING = '[data-part="close"], [data-part="confirm"]';

/**
 * Drops a pointer's press on a button that closes when its row has just taken the place of another one: it was meant for the row that was
 * there before. Keys go where the focus is, and that moves with its row.
 *
 * @param ids - of all rows, in their order
 * @param moved - outlives the screen: rows of one tab take the place of those of another
 */
export function useSteadyPress(
  root: RefObject<HTMLElement | null>,
  ids: readonly string[],
  moved: MovedRows,
): void {
  // After every drawing, and before the next press.
  useLayoutEffect(() => moved.note(ids, performance.now()));

  useLayoutEffect(() => {
    const element = root.current;
    const guard = (event: MouseEvent) => {
      const byPointer = event.detail > 0;
      const button = byPointer && event.target instanceof Element ? event.target.closest(CLOSING) : null;
      const row = button?.closest("[data-ticket]")?.getAttribute("data-ticket");
      if (row && moved.hasJustMoved(row, event.timeStamp)) event.stopPropagation();
    };
    element?.addEventListener("click", guard, { capture: true });
    return () => element?.removeEventListener("click", guard, { capture: true });
  }, [root, moved]);
}
