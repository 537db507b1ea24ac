import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { NewerDataError } from "../../utils/core/newer-data";
import { onAnnouncement } from "../../utils/platform/announcements";
import { onNetworkChange } from "../../utils/platform/network";
import { answerInTime, coalesced } from "./answer-in-time";

/** Why there is no answer: nobody gave one, or what is stored is of a newer version. */
export type WhyNoAnswer = "silence" | "newer-data";

/** What the background answered, kept up to date. */
export interface Asked<T> {
  /** The latest answer; `null` before the first. */
  value: T | null;
  /** Why the background did not answer when last asked, after several tries; `null` when it did. */
  failed: WhyNoAnswer | null;
  askAgain(): void;
}

/** So long after the first drawing that is asked which nothing in it waits for, in ms. */
export const SOON_MS = 150;

/**
 * Asks the background a question at once, and again at every announcement and when the network goes or comes back. What comes while it is
 * being answered makes one further question.
 *
 * @param first - the answer as far as it is known already
 * @param waits - whether the first drawing has nothing to show without the answer; otherwise it is asked for soon afterwards
 */
export function useAsked<T>(question: () => Promise<T>, first?: T, waits = first === undefined): Asked<T> {
  const [value, setValue] = useState<T | null>(first ?? null);
  const [failed, setFailed] = useState<WhyNoAnswer | null>(null);
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
          setFailed(null);
        } catch (thrown) {
          if (!stop.signal.aborted) setFailed(thrown instanceof NewerDataError ? "newer-data" : "silence");
        }
      }),
    [stop],
  );
  const isUrgent = useRef(waits);
  useLayoutEffect(() => {
    // Not after the first paint: the screen has nothing to show before the answer.
    if (isUrgent.current) askAgain();
    onAnnouncement(askAgain, stop.signal);
    // Nobody announces it: in Chromium the background is not told.
    onNetworkChange(askAgain, stop.signal);
    return () => stop.abort();
  }, [askAgain, stop]);
  useEffect(() => {
    if (isUrgent.current) return undefined;
    // What is known may be old: something may have been announced before anybody listened here. It is to be seen first.
    const timer = setTimeout(askAgain, SOON_MS);
    return () => clearTimeout(timer);
  }, [askAgain]);
  return { value, failed, askAgain };
}
