import { t, tCount } from "../platform/i18n";
import type { ToolbarState } from "../platform/toolbar";

const MOST_SHOWN = 999;

/**
 * What the toolbar button says: how many tickets the tab has, or more urgently how many closes wait for a decision.
 *
 * @param tickets - tickets in the tab; `null` where it is not looked at
 * @param needAgent - jobs that wait for the agent's decision, in all tabs
 */
export function toolbarState(tickets: number | null, needAgent: number): ToolbarState {
  const found = tickets ?? 0;
  const badge = needAgent > 0 ? `!${shown(needAgent)}` : found > 0 ? shown(found) : "";
  const page = found > 0 ? tCount("toolbarTickets", found) : t("toolbarNone");
  const said = [
    ...(tickets === null ? [] : [page]),
    ...(needAgent > 0 ? [tCount("toolbarNeedYou", needAgent)] : []),
  ].join(" ");
  const name = t("extensionName");
  return { badge, title: said ? t("saidOf", name, said) : name, urgent: needAgent > 0 };
}

function shown(count: number): string {
  return count > MOST_SHOWN ? `${MOST_SHOWN}+` : String(count);
}
