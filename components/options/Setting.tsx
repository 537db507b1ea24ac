import { type ComponentChildren, Fragment } from "preact";
import type { TokenStorage } from "../../utils/core/protocol";
import type { Settings } from "../../utils/core/settings";
import { t } from "../../utils/platform/i18n";
import styles from "./Setting.module.css";

/** What is to be stored, by name. */
export type SettingChange = Partial<Settings> | TokenStorage | { workspaceId: string | null };

interface SettingProps {
  name: keyof Settings | keyof TokenStorage | "workspaceId";
  /** The last change, if it was not stored; each time another object, as it is told anew. */
  unsaved: SettingChange | null;
  children: ComponentChildren;
}

/** One setting; right below it is told that it was not stored. */
export function Setting({ name, unsaved, children }: SettingProps) {
  return (
    <div>
      {children}
      <div role="status" class={styles["unsaved"]}>
        {unsaved && name in unsaved && <Fragment key={unsaved}>{t("settingFailed")}</Fragment>}
      </div>
    </div>
  );
}
