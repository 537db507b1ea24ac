import { useRef } from "preact/hooks";
import { useActiveTab } from "../hooks/use-active-tab";
import { useTabCheck } from "../hooks/use-tab-check";
import { type Kept, Popup } from "../popup/Popup";

/**
 * The panel at the side: the popup's screen over whichever tab is in front. Each tab gets a screen of its own, so that no row, choice
 * or answer of one tab ever stands under another.
 */
export function SidePanel() {
  const tab = useActiveTab();
  const kept = useRef<Kept>({ view: null, text: "" });
  useTabCheck(tab?.id);
  if (tab === undefined) return null;
  return <Popup key={tab?.id} tab={tab} place="side" kept={kept.current} />;
}
