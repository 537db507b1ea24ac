import { useEffect, useState } from "preact/hooks";
import { noPolicy } from "../../utils/core/policy";
import { type CloseTarget, NO_TAB } from "../../utils/core/protocol";
import { t } from "../../utils/platform/i18n";
import { ask } from "../../utils/platform/messaging";
import { onOptionsSection } from "../../utils/platform/options-page";
import { requestServiceAccess } from "../../utils/platform/permissions";
import { openShortcutSettings } from "../../utils/platform/shortcuts";
import { refusalWords } from "../../utils/words/failure-words";
import { tooLateWords } from "../../utils/words/job-words";
import { useAsked } from "../hooks/use-asked";
import { useSettings } from "../hooks/use-settings";
import { useShortcuts } from "../hooks/use-shortcuts";
import { OptionsScreen } from "./OptionsScreen";
import type { SettingChange } from "./Setting";
import { useOwnOutcomes } from "./use-own-outcomes";

/** The options, connected to the background. */
export function Options() {
  const connection = useAsked(() => ask.getConnection({}));
  const activity = useAsked(() => ask.getActivity({}));
  const { settings, askAgain: askSettings } = useSettings();
  const tokenStorage = useAsked(() => ask.getTokenStorage({}));
  const policy = useAsked(() => ask.getPolicy({}));
  const shortcuts = useShortcuts();
  const jobs = activity.value?.jobs ?? null;
  const hold = activity.value?.hold ?? null;
  const { spoken, follow } = useOwnOutcomes(jobs, hold);
  const [unsaved, setUnsaved] = useState<SettingChange | null>(null);

  // The page draws itself too late for the browser to find what its address points at.
  const isDrawn = connection.value !== null && activity.value !== null;
  useEffect(() => {
    if (!isDrawn) return undefined;
    showSection(location.hash.slice(1));
    const stop = new AbortController();
    onOptionsSection(showSection, stop.signal);
    return () => stop.abort();
  }, [isDrawn]);

  const [problem, setProblem] = useState<string | null>(null);
  /** `done` resolves with what did not work, in a sentence. */
  const thenAsk = async (done: Promise<string | null>) => {
    setProblem(null);
    try {
      setProblem(await done);
    } catch {
      setProblem(t("commandFailed"));
    }
    activity.askAgain();
  };
  const undo = async (jobId: string) => {
    const job = jobs?.find(({ id }) => id === jobId);
    if (job) follow(job.ticketId);
    return tooLateWords((await ask.undo({ jobIds: [jobId] })).jobs);
  };
  const dismiss = async (jobId: string) => {
    await ask.dismiss({ jobIds: [jobId] });
    return null;
  };
  const closeAgain = async (target: CloseTarget) => {
    follow(target.id);
    const { failure } = await ask.closeTickets({ tickets: [target] });
    return failure && t("jobRefused", refusalWords(failure, Date.now()));
  };
  const look = async (id: string) => {
    await ask.loadTickets({ tabId: NO_TAB, ids: [id], inView: [id], refresh: true });
    activity.askAgain();
  };
  const allow = async () => {
    const allowed = await requestServiceAccess();
    connection.askAgain();
    return allowed;
  };
  const save = async (change: SettingChange, saved: Promise<unknown>, askAgain: () => void) => {
    setUnsaved(await saved.then(() => null).catch(() => change));
    askAgain();
  };
  return (
    <OptionsScreen
      connection={connection.value}
      jobs={jobs}
      hold={hold}
      subjects={activity.value?.subjects ?? {}}
      undecided={activity.value?.undecided ?? {}}
      settings={settings}
      policy={policy.value ?? noPolicy}
      tokenStorage={tokenStorage.value}
      shortcuts={shortcuts}
      unreachable={connection.failed ?? activity.failed}
      unsaved={unsaved}
      problem={problem}
      spoken={spoken}
      onRetry={() => {
        connection.askAgain();
        activity.askAgain();
      }}
      onConnect={async (token) => (await ask.connect({ token })).failure}
      onAllow={allow}
      onTokenStorage={(change) => void save(change, ask.setTokenStorage(change), tokenStorage.askAgain)}
      onWorkspace={(change) => void save(change, ask.selectWorkspace(change), connection.askAgain)}
      onSettings={(change) => void save(change, ask.updateSettings(change), askSettings)}
      onImport={(text) => ask.importSettings({ text })}
      onShortcuts={openShortcutSettings}
      onUndo={(id) => void thenAsk(undo(id))}
      onDismiss={(id) => void thenAsk(dismiss(id))}
      onLook={look}
      onCloseAgain={(target) => void thenAsk(closeAgain(target))}
      onForget={() => ask.forgetEverything({})}
    />
  );
}

function showSection(id: string): void {
  const section = id.replace(/-title$/, "");
  document.getElementById(section)?.scrollIntoView();
  document.getElementById(`${section}-title`)?.focus({ preventScroll: true });
}
