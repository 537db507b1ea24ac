import { useLayoutEffect, useRef } from "preact/hooks";
import { SEEN_AFTER_MS } from "./unseen-keys";

/** The answer that closes nothing, and is right whatever was asked. */
const KEEPING = '[data-part="keep"]';

/**
 * Drops the answer to a question that has just become another one, as when details come, or has gone: it was meant for the one before.
 * What keeps tickets open is never held up.
 *
 * @param text - what is asked; `null` while nothing is
 * @returns to be called with each click, before it comes to a button; keys that press buttons click them
 */
export function useUnreadQuestion(text: string | null): (click: MouseEvent) => void {
  const drawn = useRef({ text, changedAt: Number.NEGATIVE_INFINITY });
  // Before the next click.
  useLayoutEffect(() => {
    if (drawn.current.text === text) return;
    const wasAsked = drawn.current.text !== null;
    drawn.current = { text, changedAt: wasAsked ? performance.now() : Number.NEGATIVE_INFINITY };
  }, [text]);
  return (click) => {
    const keeps = click.target instanceof Element && click.target.closest(KEEPING);
    if (!keeps && click.timeStamp - drawn.current.changedAt < SEEN_AFTER_MS) click.stopPropagation();
  };
}
