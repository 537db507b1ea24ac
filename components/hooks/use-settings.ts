import { useState } from "preact/hooks";
import type { Settings } from "../../utils/core/settings";
import { ask } from "../../utils/platform/messaging";
import { useAsked } from "./use-asked";

/**
 * The settings, as known already until they are read, and a way to change them. `failed`: the last change was not confirmed.
 *
 * @param waits - as in `useAsked`
 */
export function useSettings(first?: Settings, waits?: boolean) {
  const { value, askAgain } = useAsked(() => ask.getSettings({}), first, waits);
  const [failed, setFailed] = useState(false);
  const change = async (part: Partial<Settings>) => {
    try {
      await ask.updateSettings(part);
      setFailed(false);
    } catch {
      setFailed(true);
    }
    askAgain();
  };
  return { settings: value, failed, change };
}
