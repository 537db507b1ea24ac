import type { Settings } from "../../utils/core/settings";
import { ask } from "../../utils/platform/messaging";
import { useAsked } from "./use-asked";

/**
 * The settings, as known already until they are read.
 *
 * @param waits - as in `useAsked`
 */
export function useSettings(first?: Settings, waits?: boolean) {
  const { value, askAgain } = useAsked(() => ask.getSettings({}), first, waits);
  return { settings: value, askAgain };
}
