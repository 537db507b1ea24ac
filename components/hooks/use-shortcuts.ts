import { useEffect, useState } from "preact/hooks";
import { type Shortcut, shortcuts } from "../../utils/platform/shortcuts";

/** Our keyboard commands as they are set now, read anew when the agent comes back from changing them. Empty before the first answer. */
export function useShortcuts(): Shortcut[] {
  const [known, setKnown] = useState<Shortcut[]>([]);
  useEffect(() => {
    const stop = new AbortController();
    const read = async () => {
      const all = await shortcuts().catch(() => []);
      if (!stop.signal.aborted) setKnown(all);
    };
    void read();
    addEventListener("focus", () => void read(), { signal: stop.signal });
    return () => stop.abort();
  }, []);
  return known;
}
