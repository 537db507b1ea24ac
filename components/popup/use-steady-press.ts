import type { RefObject } from "preact";
import { useLayoutEffect, useMemo } from "preact/hooks";
import type { MovedRows } from "./moved-rows";
import type { RowState } from "./row-state";
import { ticketOf } from "./use-focus";

/** What closes a ticket, chooses it to be closed with others, or lets go of what became of it. Undoing is never held up. */
const HELD_UP = ["close", "confirm", "dismiss", "pick"].map((part) => `[data-part="${part}"]`).join(", ");

/**
 * Drops a pointer's press that would act on a ticket when its row has just taken the place of another one: it was meant for the row that was
 * there before. So is one where "Undo" has just gone: it was to keep the ticket open. Keys go where the focus is, and that moves with its row.
 *
 * @param rows - all that are shown, in their order
 * @param moved - outlives the screen: rows of one tab take the place of those of another
 */
export function useSteadyPress(
  root: RefObject<HTMLElement | null>,
  rows: readonly RowState[],
  moved: MovedRows,
): void {
  const places = useMemo(() => rows.map(placeOf), [rows]);
  // After every drawing, and before the next press.
  useLayoutEffect(() => moved.note(places, performance.now()));

  useLayoutEffect(() => {
    const element = root.current;
    const guard = (event: MouseEvent) => {
      const byPointer = event.detail > 0;
      const pressed = byPointer && event.target instanceof Element ? event.target.closest(HELD_UP) : null;
      const id = ticketOf(pressed);
      if (id === null || !moved.hasJustMoved(id, event.timeStamp)) return;
      event.stopPropagation();
      // The browser ticks a box by itself.
      event.preventDefault();
    };
    element?.addEventListener("click", guard, { capture: true });
    return () => element?.removeEventListener("click", guard, { capture: true });
  }, [root, moved]);
}

/** What stands at the place of a row: itself, or for the time being what takes its close back. */
function placeOf({ id, job }: RowState): string {
  return job?.state === "waiting" ? `undo ${id}` : id;
}
