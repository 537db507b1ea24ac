import type { CloseJob } from "../../utils/core/close-job";
import type { Failure } from "../../utils/core/failure";
import type { Policy } from "../../utils/core/policy";
import type {
  CloseTarget,
  ConnectionView,
  KnownTicket,
  QueueHold,
  TokenStorage,
} from "../../utils/core/protocol";
import type { Settings } from "../../utils/core/settings";
import { t } from "../../utils/platform/i18n";
import type { Shortcut } from "../../utils/platform/shortcuts";
import type { WhyNoAnswer } from "../hooks/use-asked";
import type { Spoken } from "../popup/use-outcomes";
import { Hidden } from "../ui/Hidden";
import { Mark } from "../ui/Mark";
import { NoAnswer } from "../ui/NoAnswer";
import { Activity } from "./Activity";
import { Connection } from "./Connection";
import { FirstSteps } from "./FirstSteps";
import { Forget } from "./Forget";
import styles from "./OptionsScreen.module.css";
import { Privacy } from "./Privacy";
import { Section } from "./Section";
import { Setting, type SettingChange } from "./Setting";
import { type ImportAnswer, SettingsFile } from "./SettingsFile";
import { SettingsSections } from "./SettingsSections";
import { Shortcuts } from "./Shortcuts";
import { Toggle } from "./Toggle";
import { TryIt } from "./TryIt";
import { useKeptFocus } from "./use-kept-focus";
import { WorkspaceChoice } from "./WorkspaceChoice";

export interface OptionsScreenProps {
  /** `null` until the background has answered; so are the jobs and the settings. */
  connection: ConnectionView | null;
  /** The latest first. */
  jobs: CloseJob[] | null;
  /** What holds back those that wait. */
  hold: QueueHold | null;
  /** Subjects of tickets that are known, by id. */
  subjects: Record<string, string>;
  /** What is known of the tickets that need a decision, by id. */
  undecided: Record<string, KnownTicket>;
  settings: Settings | null;
  policy: Policy;
  tokenStorage: TokenStorage | null;
  shortcuts: Shortcut[];
  /** Why the background did not answer, if it did not. */
  unreachable: WhyNoAnswer | null;
  /** The change of a setting that was not stored, if the last one was not. */
  unsaved: SettingChange | null;
  /** Why something wanted of a recent close did not work, in a sentence. */
  problem: string | null;
  /** What became of it, for screen readers. */
  spoken: Spoken;
  onRetry(): void;
  /** Resolves with why it did not work, or with `null`. */
  onConnect(token: string): Promise<Failure | null>;
  /** Asks the browser for access to the service. */
  onAllow(): Promise<boolean>;
  onTokenStorage(storage: TokenStorage): void;
  onWorkspace(change: { workspaceId: string | null }): void;
  onSettings(change: Partial<Settings>): void;
  /** Hands over the text of a file of settings. */
  onImport(text: string): Promise<ImportAnswer>;
  /** Opens the browser's page for shortcuts; resolves with whether that worked. */
  onShortcuts(): Promise<boolean>;
  onUndo(jobId: string): void;
  onDismiss(jobId: string): void;
  /** Has a ticket read from the service; resolves when nothing more is going to come of it. */
  onLook(ticketId: string): Promise<void>;
  onCloseAgain(target: CloseTarget): void;
  onForget(): Promise<{ jobs: number; hadToken: boolean }>;
}

/** The options page: everything it shows comes in, everything it wants goes out. */
export function OptionsScreen(props: OptionsScreenProps) {
  const { connection, jobs, settings, policy, tokenStorage, shortcuts, unreachable, unsaved } = props;
  useKeptFocus();
  const isFirst = connection?.state === "none";
  const isNewcomer = jobs?.length === 0;
  return (
    <div class={styles["page"]}>
      <header class={styles["header"]}>
        <Mark size={28} />
        <h1 class={styles["title"]}>{t("extensionName")}</h1>
      </header>
      {isNewcomer && connection && <FirstSteps connection={connection} />}
      <main>
        {unreachable && (
          <div class={styles["unreachable"]}>
            <NoAnswer why={unreachable} isBoxed onRetry={props.onRetry} />
          </div>
        )}
        {(connection || !unreachable) && (
          <Section
            id="connect"
            title={t(isFirst ? "sectionFirst" : "sectionConnect")}
            text={t(isFirst ? "sectionFirstText" : "sectionConnectText")}
            lead={isFirst}
          >
            <Connection connection={connection} onConnect={props.onConnect} onAllow={props.onAllow} />
            {tokenStorage && (
              <Setting name="untilBrowserCloses" unsaved={unsaved}>
                <Toggle
                  label={t("forgetToken")}
                  text={t("forgetTokenText")}
                  on={tokenStorage.untilBrowserCloses}
                  fixed={policy.untilBrowserCloses !== null}
                  onChange={(untilBrowserCloses) => props.onTokenStorage({ untilBrowserCloses })}
                />
              </Setting>
            )}
          </Section>
        )}
        {connection?.state === "connected" && connection.workspaces.length > 1 && (
          <Section id="workspace" title={t("sectionWorkspace")} text={t("sectionWorkspaceText")}>
            <Setting name="workspaceId" unsaved={unsaved}>
              <WorkspaceChoice
                connection={connection}
                onChange={(workspaceId) => props.onWorkspace({ workspaceId })}
              />
            </Setting>
          </Section>
        )}
        {isNewcomer && connection?.state === "connected" && (
          <Section id="try" title={t("sectionTry")} text={t("sectionTryText")} lead>
            <TryIt shortcuts={shortcuts} />
          </Section>
        )}
        {settings && (
          <SettingsSections
            settings={settings}
            fixed={policy.settings}
            unsaved={unsaved}
            onSettings={props.onSettings}
          />
        )}
        <div role="status">
          <Hidden key={props.spoken.turn}>{props.spoken.text}</Hidden>
        </div>
        {(jobs || !unreachable) && (
          <Section id="activity" title={t("sectionActivity")} text={t("sectionActivityText")}>
            <div role="alert" class={styles["problem"]}>
              {props.problem}
            </div>
            <Activity {...props} />
          </Section>
        )}
        {shortcuts.length > 0 && (
          <Section id="shortcuts" title={t("keysTitle")} text={t("shortcutsText")}>
            <Shortcuts shortcuts={shortcuts} onChange={props.onShortcuts} />
          </Section>
        )}
        {settings && (
          <Section id="file" title={t("sectionFile")} text={t("sectionFileText")}>
            <SettingsFile settings={settings} onImport={props.onImport} />
          </Section>
        )}
        <Section id="privacy" title={t("sectionPrivacy")} text={t("sectionPrivacyText")}>
          <Privacy isInMemory={tokenStorage?.untilBrowserCloses ?? false} />
        </Section>
        <Section id="forget" title={t("sectionForget")} text={t("sectionForgetText")}>
          <Forget jobs={jobs ?? []} onForget={props.onForget} />
        </Section>
      </main>
    </div>
  );
}
