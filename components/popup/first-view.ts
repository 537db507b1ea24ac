import type { Policy } from "../../utils/core/policy";
import type { TabView } from "../../utils/core/protocol";
import type { Settings } from "../../utils/core/settings";
import { ask } from "../../utils/platform/messaging";

/** What a screen may know before it is drawn for the first time. */
export interface FirstView {
  view: TabView;
  /** Only where no ticket is listed: what is said instead depends on the site's switch. Beside tickets they can come later. */
  settings?: Settings;
  policy?: Policy;
}

/** So long nothing is drawn without the tickets, in ms: shorter than anyone sees, longer than a background that is awake takes. */
const PATIENCE_MS = 100;

/**
 * What is known of a tab, asked for before anything is drawn: the first thing drawn has the tickets in it then, and nothing is drawn twice.
 *
 * @returns null when the answers are not there quickly, as when the background has to start; the screen asks for itself then
 */
export async function firstView(tabId: number): Promise<FirstView | null> {
  const tooLong = new Promise<null>((resolve) => setTimeout(() => resolve(null), PATIENCE_MS));
  return Promise.race([answersOf(tabId).catch(() => null), tooLong]);
}

async function answersOf(tabId: number): Promise<FirstView> {
  const view = await ask.getTab({ tabId });
  if (view.ids.length > 0) return { view };
  const [settings, policy] = await Promise.all([ask.getSettings({}), ask.getPolicy({})]);
  return { view, settings, policy };
}
