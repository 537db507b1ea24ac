import { t } from "../../utils/platform/i18n";
import type { Shortcut } from "../../utils/platform/shortcuts";
import { Mark } from "../ui/Mark";
import styles from "./TryIt.module.css";

/** How to see the first ticket. It cannot be done here: no content script runs in pages of ours. */
export function TryIt({ shortcuts }: { shortcuts: Shortcut[] }) {
  const keys = shortcuts.find(({ name }) => name === "_execute_action")?.keys;
  return (
    <div class={styles["try"]}>
      <ol class={styles["steps"]}>
        <li>{t("tryOpen")}</li>
        <li>
          <span class={styles["press"]}>
            <span>{t("tryPress")}</span>
            <span class={styles["button"]} aria-hidden="true">
              <Mark size={18} />
            </span>
            {keys && <span>{t("tryKeys", keys)}</span>}
          </span>
        </li>
      </ol>
      <p class={styles["hint"]}>{t("tryPin")}</p>
      <p class={styles["hint"]}>{t("tryPaste")}</p>
    </div>
  );
}
