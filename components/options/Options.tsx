import { useEffect, useState } from "preact/hooks";
import type { CloseJob } from "../../utils/core/close-job";
import type { Failure } from "../../utils/core/failure";
import { noPolicy } from "../../utils/core/policy";
import type { TokenStorage } from "../../utils/core/protocol";
import { t } from "../../utils/platform/i18n";
import { ask } from "../../utils/platform/messaging";
import { requestServiceAccess } from "../../utils/platform/permissions";
import { openShortcutSettings } from "../../utils/platform/shortcuts";
import { refusalWords } from "../../utils/words/failure-words";
import { useAsked } from "../hooks/use-asked";
import { useSettings } from "../hooks/use-settings";
import { useShortcuts } from "../hooks/use-shortcuts";
import { OptionsScreen } from "./OptionsScreen";

/** The options, connected to the background. */
export function Options() {
  const connection = useAsked(() => ask.getConnection({}));
  const activity = useAsked(() => ask.getActivity({}));
  const { settings, failed, change } = useSettings();
  const tokenStorage = useAsked(() => ask.getTokenStorage({}));
  const policy = useAsked(() => ask.getPolicy({}));
  const shortcuts = useShortcuts();
  const [notMoved, setNotMoved] = useState(false);

  // The page draws itself too late for the browser to find what its address points at.
  const isDrawn = connection.value !== null && activity.value !== null;
  useEffect(() => {
    if (isDrawn) document.getElementById(location.hash.slice(1))?.scrollIntoView();
  }, [isDrawn]);

  const [problem, setProblem] = useState<string | null>(null);
  const thenAsk = async (done: Promise<{ jobs: CloseJob[]; failure?: Failure | null }>) => {
    setProblem(null);
    try {
      const { failure } = await done;
      if (failure) setProblem(t("jobRefused", refusalWords(failure, Date.now())));
    } catch {
      setProblem(t("commandFailed"));
    }
    activity.askAgain();
  };
  const moveToken = async (storage: TokenStorage) => {
    const moved = await ask.setTokenStorage(storage).catch(() => null);
    setNotMoved(moved === null);
    tokenStorage.askAgain();
  };
  return (
    <OptionsScreen
      connection={connection.value}
      jobs={activity.value?.jobs ?? null}
      hold={activity.value?.hold ?? null}
      subjects={activity.value?.subjects ?? {}}
      settings={settings}
      policy={policy.value ?? noPolicy}
      tokenStorage={tokenStorage.value}
      shortcuts={shortcuts}
      unreachable={connection.failed || activity.failed}
      settingFailed={failed || notMoved}
      problem={problem}
      onRetry={() => {
        connection.askAgain();
        activity.askAgain();
      }}
      onConnect={async (token) => (await ask.connect({ token })).failure}
      onAllow={requestServiceAccess}
      onTokenStorage={(storage) => void moveToken(storage)}
      onWorkspace={(workspaceId) => void ask.selectWorkspace({ workspaceId }).catch(connection.askAgain)}
      onSettings={(part) => void change(part)}
      onImport={(text) => ask.importSettings({ text })}
      onShortcuts={openShortcutSettings}
      onUndo={(id) => void thenAsk(ask.undo({ jobIds: [id] }))}
      onDismiss={(id) => void thenAsk(ask.dismiss({ jobIds: [id] }))}
      onCloseAgain={(id) => void thenAsk(ask.closeTickets({ tickets: [{ id, seenUpdatedAt: null }] }))}
      onForget={() => ask.forgetEverything({})}
    />
  );
}
