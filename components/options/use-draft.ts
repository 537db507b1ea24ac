import { useEffect, useRef, useState } from "preact/hooks";

/**
 * What stands in a field of something stored. It follows what is stored until it is edited; then an answer to an earlier change, or
 * a change made elsewhere, does not overwrite it.
 */
export function useDraft<T>(stored: T): [draft: T, setDraft: (draft: T) => void] {
  const [draft, setDraft] = useState(stored);
  const followed = useRef(stored);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when something else is stored, not when the draft is edited
  useEffect(() => {
    if (draft === followed.current) setDraft(stored);
    followed.current = stored;
  }, [stored]);
  return [draft, setDraft];
}
