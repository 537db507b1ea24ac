import { useMemo, useState } from "preact/hooks";
import { NO_TAB, type TabView } from "../../utils/core/protocol";
import { findTicketIds } from "../../utils/core/ticket-id";
import { t, tCount, written } from "../../utils/platform/i18n";
import { ask } from "../../utils/platform/messaging";
import type { ActiveTab } from "../../utils/platform/tabs";
import { useAsked } from "../hooks/use-asked";
import { useRowsInView } from "../hooks/use-rows-in-view";
import { useSettings } from "../hooks/use-settings";
import { useTab } from "../hooks/use-tab";
import type { FirstView } from "./first-view";
import { type Place, PopupScreen } from "./PopupScreen";
import { siteOf } from "./site";
import { type Commands, useCommands } from "./use-commands";

/** What a screen leaves to the one that shows the next tab. */
export interface Kept {
  /** What was last known: the frame around the tickets needs it before the next tab's view is here. */
  view: TabView | null;
  /** What stood in the field. */
  text: string;
}

interface PopupProps {
  tab: ActiveTab | null;
  first?: FirstView | null;
  place?: Place;
  kept?: Kept;
}

/** The popup, or the panel at the side, connected to the background. */
export function Popup({ tab, first = null, place = "popup", kept }: PopupProps) {
  const tabId = tab?.id ?? NO_TAB;
  const [text, setText] = useState(() => textToKeep(kept));
  const pastedIds = useMemo(() => findTicketIds(text), [text]);
  const inView = useRowsInView();
  const asked = useTab(tabId, pastedIds, inView, first?.view);
  const [before] = useState(kept?.view ?? null);
  if (kept) Object.assign(kept, { view: asked.value ?? before, text } satisfies Kept);
  const { commands, problem, tellProblem, forgetProblem } = useCommands(tabId, asked.askAgain);
  const { settings } = useSettings(first?.settings);
  const policy = useAsked(() => ask.getPolicy({}), first?.policy);
  const site = siteOf(tab?.url ?? null, settings, policy.value, commands);
  return (
    <PopupScreen
      place={place}
      view={asked.value}
      frame={asked.value ?? before}
      unreachable={asked.failed}
      slow={asked.slow}
      url={tab?.url ?? null}
      site={site}
      linkTemplate={settings?.linkTemplate ?? ""}
      text={text}
      pastedIds={pastedIds}
      inView={inView}
      problem={problem}
      commands={commands}
      onText={setText}
      onTooMany={(count) => tellProblem(t("pastedTooMany", written(count)))}
      onTooLate={() => tellProblem(tCount("undoTooLate", 1))}
      onForgetProblem={forgetProblem}
      onRetry={asked.askAgain}
      onSide={() => void openAtSide(commands)}
    />
  );
}

/** Pasted ids are a list to work through from tab to tab; what filtered one page would hide tickets of the next. */
function textToKeep(kept: Kept | undefined): string {
  return kept && findTicketIds(kept.text).length > 0 ? kept.text : "";
}

async function openAtSide(commands: Commands): Promise<void> {
  if (await commands.openSidePanel()) window.close();
}
