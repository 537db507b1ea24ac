import { useLayoutEffect, useRef } from "preact/hooks";
import type { FocusMover } from "./use-focus";
import type { Kept } from "./use-kept";

interface FirstFocus {
  /** The first row's ticket. */
  firstId: string | undefined;
  /** Whether there are no rows, and none are awaited. */
  isEmpty: boolean;
  /** Whether someone began to write before there was a screen. */
  isWritingEarly: boolean;
  memory: Pick<Kept["memory"], "isWriting">;
  /** Whether the focus may be taken from nowhere. */
  mayTake(): boolean;
  focus: FocusMover;
}

/**
 * Keys work on the row that has the focus, so the first row gets it as soon as there is one, and until then the field. Who was writing
 * goes on writing.
 */
export function useFirstFocus({
  firstId,
  isEmpty,
  isWritingEarly,
  memory,
  mayTake,
  focus,
}: FirstFocus): void {
  const hasRows = firstId !== undefined;
  const isWriting = useRef<boolean>(undefined);
  // Before the first row is seen, and not after it: no key comes between.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when the first rows come, not when they change
  useLayoutEffect(() => {
    isWriting.current ??= isWritingEarly || memory.isWriting;
    const isNowhere = document.activeElement === document.body && mayTake();
    if (!isNowhere && !focus.isParked()) return;
    if (isWriting.current) focus.focusPart("filter");
    else if (hasRows) focus.focusRow(firstId);
    else if (isEmpty) focus.park();
    isWriting.current = false;
  }, [hasRows, isEmpty]);

  useLayoutEffect(
    () => () => {
      memory.isWriting =
        document.activeElement?.matches('[data-part="filter"]') === true && !focus.isParked();
    },
    [memory, focus],
  );
}
