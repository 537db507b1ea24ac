import type { TabView } from "../../utils/core/protocol";
import { ask } from "../../utils/platform/messaging";

/** So long nothing is drawn without the tickets, in ms: shorter than anyone sees, longer than a background that is awake takes. */
const PATIENCE_MS = 100;

/**
 * What is known of a tab, asked for before anything is drawn: the first thing drawn has the tickets in it then, and the window comes up in
 * its right size at once.
 *
 * @returns null when the answer is not there quickly, as when the background has to start; the screen asks for itself then
 */
export async function firstView(tabId: number): Promise<TabView | null> {
  const tooLong = new Promise<null>((resolve) => setTimeout(() => resolve(null), PATIENCE_MS));
  return Promise.race([ask.getTab({ tabId }).catch(() => null), tooLong]);
}
