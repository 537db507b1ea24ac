import { t, tCount } from "../platform/i18n";
import type { ToolbarState } from "../platform/toolbar";

const MOST_SHOWN = 999;

/**
 * What the toolbar button says: how many tickets the tab has, or more urgently how many closes wait for a decision.
 *
 * @param tickets - tickets in the tab
 * @param needAgent - jobs that wait for the agent's decision, in all tabs
 */
export function toolbarState(tickets: number, needAgent: number): ToolbarState {
  const badge = needAgent > 0 ? `!${shown(needAgent)}` : tickets > 0 ? shown(tickets) : "";
  const page = tickets > 0 ? tCount("toolbarTickets", tickets) : t("toolbarNone");
  const title = needAgent > 0 ? `${page} ${tCount("toolbarNeedYou", needAgent)}` : page;
  return { badge, title: `${t("extensionName")}: ${title}`, urgent: needAgent > 0 };
}

function shown(count: number): string {
  return count > MOST_SHOWN ? `${MOST_SHOWN}+` : String(count);
}
