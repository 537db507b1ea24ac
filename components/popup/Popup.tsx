import { useCallback, useMemo, useState } from "preact/hooks";
import { NO_TAB } from "../../utils/core/protocol";
import { findTicketIds } from "../../utils/core/ticket-id";
import { t, tCount, written } from "../../utils/platform/i18n";
import { ask } from "../../utils/platform/messaging";
import type { ActiveTab } from "../../utils/platform/tabs";
import { useAsked } from "../hooks/use-asked";
import { useRowsInView } from "../hooks/use-rows-in-view";
import { useSettings } from "../hooks/use-settings";
import { useTab } from "../hooks/use-tab";
import { type EarlyKeys, NO_EARLY_KEYS } from "./early-keys";
import type { FirstView } from "./first-view";
import { type Place, PopupScreen } from "./PopupScreen";
import { siteOf } from "./site";
import { type Commands, useCommands } from "./use-commands";
import { type Kept, useKept } from "./use-kept";

interface PopupProps {
  tab: ActiveTab | null;
  first?: FirstView | null;
  early?: EarlyKeys;
  place?: Place;
  /** What outlives this screen, where another one follows. */
  kept?: Kept;
}

/** The popup, or the panel at the side, connected to the background. */
export function Popup({
  tab,
  first = null,
  early = NO_EARLY_KEYS,
  place = "popup",
  kept: given,
}: PopupProps) {
  const tabId = tab?.id ?? NO_TAB;
  const own = useKept();
  const kept = given ?? own;
  const { memory, problem, tellProblem } = kept;
  const [text, setText] = useState(() => early.written || textToKeep(memory.text));
  const pastedIds = useMemo(() => findTicketIds(text), [text]);
  const inView = useRowsInView();
  const asked = useTab(tabId, pastedIds, inView, first?.view);
  const [before] = useState(memory.view);
  const { askAgain } = asked;
  Object.assign(memory, { view: asked.value ?? before, text, askAgain } satisfies Partial<Kept["memory"]>);
  // What a command changed shows on the screen that is there when it is done.
  const showChanges = useCallback(() => memory.askAgain(), [memory]);
  const commands = useCommands(tabId, showChanges, tellProblem);
  // Beside tickets both can come later.
  const { settings } = useSettings(first?.settings, first === null);
  const policy = useAsked(() => ask.getPolicy({}), first?.policy, first === null);
  const site = siteOf(tab?.url ?? null, settings, policy.value, commands);
  return (
    <PopupScreen
      place={place}
      tabId={tabId}
      kept={kept}
      view={asked.value}
      frame={asked.value ?? before}
      unreachable={asked.failed}
      slow={asked.slow}
      url={tab?.url ?? null}
      site={site}
      linkTemplate={settings?.linkTemplate ?? ""}
      text={text}
      early={early}
      pastedIds={pastedIds}
      inView={inView}
      problem={problem}
      commands={commands}
      onText={setText}
      onTooMany={(count) => tellProblem(t("pastedTooMany", written(count)))}
      onTooLate={() => tellProblem(tCount("undoTooLate", 1))}
      onForgetProblem={() => tellProblem(null)}
      onRetry={askAgain}
      onSide={() => void openAtSide(commands)}
    />
  );
}

/** Pasted ids are a list to work through from tab to tab; what filtered one page would hide tickets of the next. */
function textToKeep(text: string): string {
  return findTicketIds(text).length > 0 ? text : "";
}

async function openAtSide(commands: Commands): Promise<void> {
  if (await commands.openSidePanel()) window.close();
}
