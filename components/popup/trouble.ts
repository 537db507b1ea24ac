import type { Failure } from "../../utils/core/failure";
import type { QueueHold, TabView } from "../../utils/core/protocol";

/**
 * What concerns all tickets. `token-refused`: when they were read. Closes are sent all the same, and how they fare is told when that is known.
 */
export type Trouble = QueueHold | { kind: "token-refused" };

/**
 * The queue's own hold, or what made the readings of tickets fail.
 *
 * @param pastedIds - those that are listed besides the page's
 * @param now - ms since 1970
 */
export function troubleOf(view: TabView, pastedIds: readonly string[], now: number): Trouble | null {
  if (view.hold) return view.hold;
  for (const id of [...pastedIds, ...view.ids]) {
    const failure = view.tickets[id]?.failure;
    const trouble = failure && troubleBehind(failure, now);
    if (trouble) return trouble;
  }
  return null;
}

/** A failure that does not concern its own ticket alone. Offline is not among them: whether we are is known better than by a memory. */
function troubleBehind(failure: Failure, now: number): Trouble | null {
  switch (failure.kind) {
    case "not-permitted":
    case "token-refused":
      return { kind: failure.kind };
    case "limited":
      return failure.until !== null && failure.until > now ? { kind: "limited", until: failure.until } : null;
    default:
      return null;
  }
}
