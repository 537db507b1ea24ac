import { t } from "../../utils/platform/i18n";
import { Icon } from "../ui/Icon";
import styles from "./FixedNote.module.css";

/** Says why a setting cannot be changed here. */
export function FixedNote() {
  return (
    <span class={styles["note"]}>
      <Icon name="lock" size={12} />
      {t("fixedByAdministrator")}
    </span>
  );
}
