import { useLayoutEffect, useRef } from "preact/hooks";
import { trusted } from "../../utils/core/trusted";
import { type KeyCommand, keyCommand } from "./key-command";

/**
 * Runs what keys ask for, wherever the focus is in the popup.
 *
 * @param run - tells whether it did anything; if not, the browser does what it always does with the key
 */
export function useKeys(run: (command: KeyCommand) => boolean): void {
  const latest = useRef(run);
  latest.current = run;
  // Before anything is seen: a lost key would make commands of the letters that follow it.
  useLayoutEffect(() => {
    const listen = trusted((event: KeyboardEvent) => {
      // A held key would press whatever takes the place of the button it pressed first.
      if (event.repeat && event.key === "Enter") return event.preventDefault();
      const command = keyCommand(event, document.activeElement);
      const moves = command === "next" || command === "previous";
      if (command && (moves || !event.repeat) && latest.current(command)) event.preventDefault();
    });
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);
}
