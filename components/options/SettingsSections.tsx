import type { Settings } from "../../utils/core/settings";
import { t } from "../../utils/platform/i18n";
import { LinkTemplate } from "./LinkTemplate";
import { Section } from "./Section";
import { Setting, type SettingChange } from "./Setting";
import { SilentSites } from "./SilentSites";
import { Toggle } from "./Toggle";
import { UndoWindow } from "./UndoWindow";

interface SettingsSectionsProps {
  settings: Settings;
  /** What of them the administrator has fixed. */
  fixed: Partial<Settings>;
  unsaved: SettingChange | null;
  onSettings(change: Partial<Settings>): void;
}

/** What can be set of closing, pages and notifications. */
export function SettingsSections({ settings, fixed, unsaved, onSettings }: SettingsSectionsProps) {
  const isFixed = (name: keyof Settings) => Object.hasOwn(fixed, name);
  return (
    <>
      <Section id="closing" title={t("sectionClosing")} text={t("sectionClosingText")}>
        <Setting name="undoSeconds" unsaved={unsaved}>
          <UndoWindow
            seconds={settings.undoSeconds}
            fixed={isFixed("undoSeconds")}
            onChange={(undoSeconds) => onSettings({ undoSeconds })}
          />
        </Setting>
      </Section>
      <Section id="pages" title={t("sectionPages")} text={t("sectionPagesText")}>
        <Setting name="underline" unsaved={unsaved}>
          <Toggle
            label={t("underline")}
            text={t("underlineText")}
            on={settings.underline}
            fixed={isFixed("underline")}
            onChange={(underline) => onSettings({ underline })}
          />
        </Setting>
        <Setting name="silentSites" unsaved={unsaved}>
          <SilentSites
            sites={settings.silentSites}
            fixed={isFixed("silentSites")}
            onChange={(silentSites) => onSettings({ silentSites })}
          />
        </Setting>
        <Setting name="notify" unsaved={unsaved}>
          <Toggle
            label={t("notify")}
            text={t("notifyText")}
            on={settings.notify}
            fixed={isFixed("notify")}
            onChange={(notify) => onSettings({ notify })}
          />
        </Setting>
        {settings.notify && (
          <Setting name="subjectInNotices" unsaved={unsaved}>
            <Toggle
              label={t("subjectInNotices")}
              text={t("subjectInNoticesText")}
              on={settings.subjectInNotices}
              fixed={isFixed("subjectInNotices")}
              onChange={(subjectInNotices) => onSettings({ subjectInNotices })}
            />
          </Setting>
        )}
        <Setting name="linkTemplate" unsaved={unsaved}>
          <LinkTemplate
            template={settings.linkTemplate}
            fixed={isFixed("linkTemplate")}
            onChange={(linkTemplate) => onSettings({ linkTemplate })}
          />
        </Setting>
      </Section>
    </>
  );
}
