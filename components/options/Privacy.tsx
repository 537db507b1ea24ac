import { t } from "../../utils/platform/i18n";
import styles from "./Privacy.module.css";

/** What is kept, where it goes and where it does not. `isInMemory`: whether the token is kept in memory only. */
export function Privacy({ isInMemory }: { isInMemory: boolean }) {
  return (
    <ul class={styles["list"]}>
      <li>{t(isInMemory ? "privacyTokenInMemory" : "privacyToken")}</li>
      <li>{t("privacyPages")}</li>
      <li>{t("privacyReading")}</li>
      <li>{t("privacyAnalytics")}</li>
    </ul>
  );
}
