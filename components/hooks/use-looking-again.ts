import { useEffect, useRef } from "preact/hooks";
import { FRESH_MS } from "../../utils/core/ticket";
import { load, type Shown } from "./use-loading";

/**
 * How often the rows in view are looked at again while the screen stays visible, in ms. Every agent with an open panel does so, out of one
 * budget of the whole workspace: what closing stands on is looked at once more before it is sent.
 */
const EVERY_MS = 300_000;

/**
 * Keeps what is seen from growing old: asks again for the rows in view whose details were not read lately when the agent comes to the
 * screen, when the tab shows other tickets or other rows come into view, and now and then.
 */
export function useLookingAgain(shown: Shown): void {
  const latest = useRef(shown);
  latest.current = shown;
  /** When each ticket was last asked for, in ms since 1970: one that cannot be read is not asked for at every turn. */
  const askedAt = useRef(new Map<string, number>());

  const ids = shown.view?.ids.join(" ");
  const inView = shown.inView.join(" ");
  // biome-ignore lint/correctness/useExhaustiveDependencies: at these changes; what is asked for is the latest
  useEffect(() => lookAgain(latest.current, askedAt.current), [ids, inView]);

  useEffect(() => {
    const look = () => lookAgain(latest.current, askedAt.current);
    const timer = setInterval(look, EVERY_MS);
    addEventListener("focus", look);
    document.addEventListener("visibilitychange", look);
    // Coming with the pointer: before anything is pressed.
    document.documentElement.addEventListener("pointerenter", look);
    return () => {
      clearInterval(timer);
      removeEventListener("focus", look);
      document.removeEventListener("visibilitychange", look);
      document.documentElement.removeEventListener("pointerenter", look);
    };
  }, []);
}

function lookAgain({ tabId, view, inView }: Shown, askedAt: Map<string, number>): void {
  if (document.hidden || view?.connection.state !== "connected") return;
  const now = Date.now();
  const isOld = (time: number) => Math.abs(now - time) >= FRESH_MS;
  const ids = inView.filter((id) => {
    const known = view.tickets[id];
    return known?.ticket && !known.loading && isOld(known.readAt ?? 0) && isOld(askedAt.get(id) ?? 0);
  });
  if (ids.length === 0) return;
  for (const [id, time] of askedAt) if (isOld(time)) askedAt.delete(id);
  for (const id of ids) askedAt.set(id, now);
  // Not answered: what is shown says when it was read, and the next look asks again.
  load(tabId, ids, ids).catch(() => {});
}
