import { trusted } from "../../utils/core/trusted";

/** A handler of keys for a question that Escape leaves. */
export function onEscape(leave: () => void): (event: KeyboardEvent) => void {
  return trusted((event) => {
    if (event.key === "Escape") leave();
  });
}
