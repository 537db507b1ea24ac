import { useLayoutEffect, useRef } from "preact/hooks";
import { trusted } from "../../utils/core/trusted";
import { isForRows } from "./early-keys";
import type { FocusMover } from "./use-focus";

interface FirstFocus {
  /** The first row's ticket. */
  firstId: string | undefined;
  /** Whether there are no rows, and none are awaited. */
  isEmpty: boolean;
  /** Whether the focus may be taken from nowhere. */
  mayTake(): boolean;
  /** Whether keys were pressed before the screen was drawn. */
  pressedEarly: boolean;
  focus: FocusMover;
}

/**
 * Keys work on the row that has the focus, so the first row gets it as soon as there is one, and until then the field. Where keys were
 * pressed before any row was seen it stays in the field: the next ones may not close what the agent has not looked at.
 */
export function useFirstFocus({ firstId, isEmpty, mayTake, pressedEarly, focus }: FirstFocus): void {
  const pressed = useRef(pressedEarly);
  const hasRows = firstId !== undefined;

  // Before the first row is seen, and not after it: no key comes between.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when the first rows come, not when they change
  useLayoutEffect(() => {
    const isNowhere = document.activeElement === document.body && mayTake();
    if (!isNowhere && !focus.isParked()) return;
    if (pressed.current) focus.focusPart("filter");
    else if (hasRows) focus.focusRow(firstId);
    else if (isEmpty) focus.park();
  }, [hasRows, isEmpty]);

  useLayoutEffect(() => {
    const note = trusted((event: KeyboardEvent) => {
      if (document.activeElement === document.body && isForRows(event)) pressed.current = true;
    });
    document.addEventListener("keydown", note);
    return () => document.removeEventListener("keydown", note);
  }, []);
}
