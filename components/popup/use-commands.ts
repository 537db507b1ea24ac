import { useMemo } from "preact/hooks";
import type { CloseJob } from "../../utils/core/close-job";
import type { CloseTarget } from "../../utils/core/protocol";
import { type MessageKey, t } from "../../utils/platform/i18n";
import { ask } from "../../utils/platform/messaging";
import { type OptionsSection, openOptions } from "../../utils/platform/options-page";
import { openSidePanel } from "../../utils/platform/side-panel";
import { refusalWords } from "../../utils/words/failure-words";
import { tooLateWords } from "../../utils/words/job-words";

/** What the popup can have done. None of them throws; what did not work is told. */
export interface Commands {
  /** The jobs that now stand for the tickets; `null` without an answer, for then some may have been made. */
  close(tickets: CloseTarget[]): Promise<CloseJob[] | null>;
  undo(jobIds: string[]): Promise<void>;
  dismiss(jobIds: string[]): Promise<void>;
  resume(): Promise<void>;
  /** Reads tickets again; one by one only those in view. */
  refresh(ids: string[], inView: string[]): Promise<void>;
  /** Has the names of a workspace's inboxes read. Where that fails their ids are shown, so nothing is told. */
  loadInboxNames(workspaceId: string): void;
  selectWorkspace(workspaceId: string | null): Promise<void>;
  /** Whether the page is being looked at now. */
  lookAtTab(): Promise<boolean>;
  /** Sets the list of sites where Closeout does nothing. */
  setSilentSites(silentSites: string[]): Promise<void>;
  openOptions(section?: OptionsSection): Promise<void>;
  /** Whether the panel at the side is open now. */
  openSidePanel(): Promise<boolean>;
}

/**
 * The popup's commands to the background.
 *
 * @param askAgain - called after each of them, so that what it changed shows without waiting for an announcement
 * @param tell - told in a sentence what did not work, and `null` when the next one begins
 */
export function useCommands(
  tabId: number,
  askAgain: () => void,
  tell: (problem: string | null) => void,
): Commands {
  return useMemo(() => makeCommands(tabId, askAgain, tell), [tabId, askAgain, tell]);
}

function makeCommands(tabId: number, askAgain: () => void, tell: (problem: string | null) => void): Commands {
  const attempt = async <T>(
    action: () => Promise<T>,
    otherwise: T,
    failed: MessageKey = "requestFailed",
  ): Promise<T> => {
    tell(null);
    try {
      return await action();
    } catch {
      tell(t(failed));
      return otherwise;
    } finally {
      askAgain();
    }
  };
  const closeAll = async (tickets: CloseTarget[]) => {
    const { jobs, failure } = await ask.closeTickets({ tickets });
    if (failure) tell(t("jobRefused", refusalWords(failure, Date.now())));
    return jobs;
  };
  const undoAll = async (jobIds: string[]) => {
    const { jobs } = await ask.undo({ jobIds });
    const problem = tooLateWords(jobs);
    // Where there is none, what another command had to tell meanwhile stays.
    if (problem !== null) tell(problem);
  };
  return {
    // What concerns closes may have been done, though nobody said so.
    close: (tickets) => attempt<CloseJob[] | null>(() => closeAll(tickets), null, "commandFailed"),
    undo: (jobIds) => attempt(() => undoAll(jobIds), undefined, "commandFailed"),
    dismiss: (jobIds) =>
      attempt(async () => void (await ask.dismiss({ jobIds })), undefined, "commandFailed"),
    resume: () => attempt(async () => void (await ask.resume({})), undefined),
    refresh: (ids, inView) =>
      attempt(async () => void (await ask.loadTickets({ tabId, ids, inView, refresh: true })), undefined),
    loadInboxNames: (workspaceId) => void ask.loadInboxNames({ workspaceId }).catch(() => {}),
    selectWorkspace: (workspaceId) =>
      attempt(async () => void (await ask.selectWorkspace({ workspaceId })), undefined),
    lookAtTab: () => attempt(async () => (await ask.lookAtTab({ tabId })).looked, false),
    setSilentSites: (silentSites) =>
      attempt(async () => void (await ask.updateSettings({ silentSites })), undefined),
    openOptions: (section) => attempt(() => openOptions(section), undefined),
    openSidePanel: () =>
      openSidePanel(tabId).then(
        () => true,
        () => {
          tell(t("sideFailed"));
          return false;
        },
      ),
  };
}
