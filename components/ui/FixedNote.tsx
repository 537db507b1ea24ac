import { t } from "../../utils/platform/i18n";
import styles from "./FixedNote.module.css";
import { Icon } from "./Icon";

/** Says why a setting cannot be changed here. */
export function FixedNote() {
  return (
    <span class={styles["note"]}>
      <Icon name="lock" size={12} />
      {t("fixedByAdministrator")}
    </span>
  );
}
