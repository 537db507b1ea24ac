import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { onAnnouncement } from "../../utils/platform/announcements";
import { answerInTime, coalesced } from "./answer-in-time";

/** What the background answered, kept up to date. */
export interface Asked<T> {
  /** The latest answer; `null` before the first. */
  value: T | null;
  /** Whether the background did not answer when last asked, after several tries. */
  failed: boolean;
  askAgain(): void;
}

/** So long after the first drawing of what was known it is asked for again, in ms. */
const AGAIN_MS = 150;

/**
 * Asks the background a question at once and again at every announcement. Announcements that come while it is being answered make
 * one further question.
 *
 * @param first - the answer as far as it is known already
 */
export function useAsked<T>(question: () => Promise<T>, first?: T): Asked<T> {
  const [value, setValue] = useState<T | null>(first ?? null);
  const [failed, setFailed] = useState(false);
  const latest = useRef(question);
  latest.current = question;
  const stop = useMemo(() => new AbortController(), []);
  const askAgain = useMemo(
    () =>
      coalesced(async () => {
        try {
          const answer = await answerInTime(() => latest.current(), stop.signal);
          if (stop.signal.aborted) return;
          setValue(answer);
          setFailed(false);
        } catch {
          if (!stop.signal.aborted) setFailed(true);
        }
      }),
    [stop],
  );
  const isKnown = useRef(first !== undefined);
  useLayoutEffect(() => {
    // Not after the first paint: the screen has nothing to show before the answer.
    if (!isKnown.current) askAgain();
    onAnnouncement(askAgain, stop.signal);
    return () => stop.abort();
  }, [askAgain, stop]);
  useEffect(() => {
    if (!isKnown.current) return undefined;
    // Something may have been announced before anybody listened here. What is known is to be seen first.
    const timer = setTimeout(askAgain, AGAIN_MS);
    return () => clearTimeout(timer);
  }, [askAgain]);
  return { value, failed, askAgain };
}
