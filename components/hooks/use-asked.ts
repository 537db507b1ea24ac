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

/**
 * Asks the background a question at once and again at every announcement. Announcements that come while it is being answered make
 * one further question.
 *
 * @param first - the answer as far as it is known already
 */
export function useAsked<T>(question: () => Promise<T>, first: T | null = null): Asked<T> {
  const [value, setValue] = useState<T | null>(first);
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
  const isKnown = useRef(first !== null);
  useLayoutEffect(() => {
    // Not after the first paint: the screen has nothing to show before the answer.
    if (!isKnown.current) askAgain();
    onAnnouncement(askAgain, stop.signal);
    return () => stop.abort();
  }, [askAgain, stop]);
  useEffect(() => {
    if (isKnown.current) askAgain();
  }, [askAgain]);
  return { value, failed, askAgain };
}
