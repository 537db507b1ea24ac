import type { CloseJob } from "../../utils/core/close-job";
import type { Failure } from "../../utils/core/failure";
import type { ConnectionView, QueueHold } from "../../utils/core/protocol";
import type { Settings } from "../../utils/core/settings";
import { t } from "../../utils/platform/i18n";
import { Button } from "../ui/Button";
import { Mark } from "../ui/Mark";
import { Notice } from "../ui/Notice";
import { Activity } from "./Activity";
import { Connection } from "./Connection";
import { Forget } from "./Forget";
import { LinkTemplate } from "./LinkTemplate";
import styles from "./OptionsScreen.module.css";
import { Privacy } from "./Privacy";
import { Section } from "./Section";
import { SilentSites } from "./SilentSites";
import { Toggle } from "./Toggle";
import { UndoWindow } from "./UndoWindow";
import { WorkspaceChoice } from "./WorkspaceChoice";

export interface OptionsScreenProps {
  /** `null` until the background has answered; so are the jobs and the settings. */
  connection: ConnectionView | null;
  /** The latest first. */
  jobs: CloseJob[] | null;
  /** What holds back those that wait. */
  hold: QueueHold | null;
  settings: Settings | null;
  unreachable: boolean;
  settingFailed: boolean;
  /** Why something wanted of a recent close did not work, in a sentence. */
  problem: string | null;
  onRetry(): void;
  /** Resolves with why it did not work, or with `null`. */
  onConnect(token: string): Promise<Failure | null>;
  /** Asks the browser for access to the service. */
  onAllow(): Promise<boolean>;
  onWorkspace(workspaceId: string | null): void;
  onSettings(change: Partial<Settings>): void;
  onUndo(jobId: string): void;
  onDismiss(jobId: string): void;
  onCloseAgain(ticketId: string): void;
  onForget(): Promise<{ jobs: number; hadToken: boolean }>;
}

/** The options page: everything it shows comes in, everything it wants goes out. */
export function OptionsScreen(props: OptionsScreenProps) {
  const { connection, jobs, settings, unreachable, settingFailed, onSettings, onRetry } = props;
  const isFirst = connection?.state === "none";
  return (
    <div class={styles["page"]}>
      <header class={styles["header"]}>
        <Mark size={28} />
        <h1 class={styles["title"]}>{t("extensionName")}</h1>
      </header>
      {unreachable && (
        <Notice tone="bad" icon="warning" action={<Button onPress={onRetry}>{t("retry")}</Button>}>
          {t("unreachable")}
        </Notice>
      )}
      <main>
        {(connection || !unreachable) && (
          <Section
            id="connect"
            title={t(isFirst ? "sectionFirst" : "sectionConnect")}
            text={t(isFirst ? "sectionFirstText" : "sectionConnectText")}
            lead={isFirst}
          >
            <Connection connection={connection} onConnect={props.onConnect} onAllow={props.onAllow} />
          </Section>
        )}
        {connection?.state === "connected" && connection.workspaces.length > 1 && (
          <Section id="workspace" title={t("sectionWorkspace")} text={t("sectionWorkspaceText")}>
            <WorkspaceChoice connection={connection} onChange={props.onWorkspace} />
          </Section>
        )}
        {settings && (
          <>
            <Section id="closing" title={t("sectionClosing")} text={t("sectionClosingText")}>
              <UndoWindow
                seconds={settings.undoSeconds}
                onChange={(undoSeconds) => onSettings({ undoSeconds })}
              />
            </Section>
            <Section id="pages" title={t("sectionPages")} text={t("sectionPagesText")}>
              <Toggle
                label={t("underline")}
                text={t("underlineText")}
                on={settings.underline}
                onChange={(underline) => onSettings({ underline })}
              />
              <SilentSites
                sites={settings.silentSites}
                onChange={(silentSites) => onSettings({ silentSites })}
              />
              <Toggle
                label={t("notify")}
                text={t("notifyText")}
                on={settings.notify}
                onChange={(notify) => onSettings({ notify })}
              />
              <LinkTemplate
                template={settings.linkTemplate}
                onChange={(linkTemplate) => onSettings({ linkTemplate })}
              />
            </Section>
          </>
        )}
        <div role="status" class={styles["saved"]}>
          {settingFailed && t("settingFailed")}
        </div>
        {(jobs || !unreachable) && (
          <Section id="activity" title={t("sectionActivity")} text={t("sectionActivityText")}>
            <div role="alert" class={styles["problem"]}>
              {props.problem}
            </div>
            <Activity {...props} />
          </Section>
        )}
        <Section id="privacy" title={t("sectionPrivacy")} text={t("sectionPrivacyText")}>
          <Privacy />
        </Section>
        <Section id="forget" title={t("sectionForget")} text={t("sectionForgetText")}>
          <Forget jobs={jobs ?? []} onForget={props.onForget} />
        </Section>
      </main>
    </div>
  );
}
