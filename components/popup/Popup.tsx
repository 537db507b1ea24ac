import { useMemo, useState } from "preact/hooks";
import { findTicketIds } from "../../utils/core/ticket-id";
import type { ActiveTab } from "../../utils/platform/tabs";
import { useRowsInView } from "../hooks/use-rows-in-view";
import { useTab } from "../hooks/use-tab";
import { PopupScreen } from "./PopupScreen";
import { useCommands } from "./use-commands";
import { useSite } from "./use-site";

/** For a tab that cannot be named: no tab has this id, so nothing is known of it. */
const NO_TAB = 0;

/** The popup, connected to the background. */
export function Popup({ tab }: { tab: ActiveTab | null }) {
  const tabId = tab?.id ?? NO_TAB;
  const [text, setText] = useState("");
  const pastedIds = useMemo(() => findTicketIds(text), [text]);
  const inView = useRowsInView();
  const asked = useTab(tabId, pastedIds, inView);
  const { commands, problem, forgetProblem } = useCommands(tabId, asked.askAgain);
  const site = useSite(tab?.url ?? null, commands);
  return (
    <PopupScreen
      view={asked.value}
      unreachable={asked.failed}
      slow={asked.slow}
      url={tab?.url ?? null}
      site={site}
      text={text}
      pastedIds={pastedIds}
      inView={inView}
      problem={problem}
      commands={commands}
      onText={setText}
      onForgetProblem={forgetProblem}
      onRetry={asked.askAgain}
    />
  );
}
