import { useEffect } from "preact/hooks";
import { ask } from "../../utils/platform/messaging";
import { requestServiceAccess } from "../../utils/platform/permissions";
import { useAsked } from "../hooks/use-asked";
import { useSettings } from "../hooks/use-settings";
import { OptionsScreen } from "./OptionsScreen";

/** The options, connected to the background. */
export function Options() {
  const connection = useAsked(() => ask.getConnection({}));
  const activity = useAsked(() => ask.getActivity({}));
  const { settings, failed, change } = useSettings();

  // The page draws itself too late for the browser to find what its address points at.
  const isDrawn = connection.value !== null && activity.value !== null;
  useEffect(() => {
    if (isDrawn) document.getElementById(location.hash.slice(1))?.scrollIntoView();
  }, [isDrawn]);

  const thenAsk = async (done: Promise<unknown>) => {
    await done.catch(() => undefined);
    activity.askAgain();
  };
  return (
    <OptionsScreen
      connection={connection.value}
      jobs={activity.value?.jobs ?? null}
      settings={settings}
      unreachable={connection.failed || activity.failed}
      settingFailed={failed}
      onRetry={() => {
        connection.askAgain();
        activity.askAgain();
      }}
      onConnect={async (token) => (await ask.connect({ token })).failure}
      onAllow={requestServiceAccess}
      onWorkspace={(workspaceId) => void ask.selectWorkspace({ workspaceId }).catch(connection.askAgain)}
      onSettings={(part) => void change(part)}
      onUndo={(id) => void thenAsk(ask.undo({ jobIds: [id] }))}
      onDismiss={(id) => void thenAsk(ask.dismiss({ jobIds: [id] }))}
      onCloseAgain={(id) => void thenAsk(ask.closeTickets({ tickets: [{ id, seenUpdatedAt: null }] }))}
      onForget={() => ask.forgetEverything({})}
    />
  );
}
