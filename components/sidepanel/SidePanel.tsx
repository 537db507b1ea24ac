import { useActiveTab } from "../hooks/use-active-tab";
import { useTabCheck } from "../hooks/use-tab-check";
import { Popup } from "../popup/Popup";
import { useKept } from "../popup/use-kept";

/**
 * The panel at the side: the popup's screen over whichever tab is in front. Each tab gets a screen of its own, so that no row, choice
 * or answer of one tab ever stands under another. What the agent has under way goes on from tab to tab, and each tab finds its choices
 * again.
 */
export function SidePanel() {
  const tab = useActiveTab();
  const kept = useKept();
  useTabCheck(tab?.id);
  if (tab === undefined) return null;
  return <Popup key={tab?.id} tab={tab} place="side" kept={kept} />;
}
