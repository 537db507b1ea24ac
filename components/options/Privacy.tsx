import { t } from "../../utils/platform/i18n";
import styles from "./Privacy.module.css";

/** What is kept, where it goes and where it does not. */
export function Privacy() {
  return (
    <ul class={styles["list"]}>
      <li>{t("privacyToken")}</li>
      <li>{t("privacyPages")}</li>
      <li>{t("privacyReading")}</li>
      <li>{t("privacyAnalytics")}</li>
    </ul>
  );
}
