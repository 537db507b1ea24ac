import { useLayoutEffect, useRef } from "preact/hooks";
import { trusted } from "../../utils/core/trusted";
import { isForRows, type KeyCommand, keyCommand } from "./key-command";
import { SEEN_AFTER_MS, type UnseenKeys } from "./unseen-keys";

/**
 * Runs what keys ask for, wherever the focus is in the popup. Those that were pressed before their row can have been seen do nothing.
 *
 * @param run - tells whether it did anything; if not, the browser does what it always does with the key
 */
export function useKeys(unseen: UnseenKeys, hasRows: boolean, run: (command: KeyCommand) => boolean): void {
  const latest = useRef({ hasRows, run });
  latest.current = { hasRows, run };
  // Before anything is seen: a lost key would make commands of the letters that follow it.
  useLayoutEffect(() => {
    const isLost = (event: KeyboardEvent) => {
      if (event.repeat || !isForRows(event, document.activeElement)) return false;
      if (latest.current.hasRows) return unseen.isUnseen(event.timeStamp);
      unseen.unseenUntil(event.timeStamp + SEEN_AFTER_MS);
      return false;
    };
    const listen = trusted((event: KeyboardEvent) => {
      // A held key would press whatever takes the place of the button it pressed first.
      if (event.repeat && event.key === "Enter") return event.preventDefault();
      const command = keyCommand(event, document.activeElement);
      const moves = command === "next" || command === "previous";
      // Undoing is never held up: it has a deadline. Neither it nor a move harms anything; what follows a move may.
      if (command !== "undo" && isLost(event) && !moves) return event.preventDefault();
      if (command === "filter") unseen.allSeen();
      if (command && (moves || !event.repeat) && latest.current.run(command)) event.preventDefault();
    });
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, [unseen]);
}
