import type { ComponentChildren } from "preact";
import { t } from "../../utils/platform/i18n";
import { Hidden } from "../ui/Hidden";
import styles from "./TicketDetails.module.css";

/** One name and its value; a dash, spoken as "not set", where there is none. */
export function Field({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    <div class={styles["field"]}>
      <dt class={styles["label"]}>{label}</dt>
      <dd class={styles["value"]}>
        {children || (
          <span class={styles["quiet"]}>
            <span aria-hidden="true">–</span>
            <Hidden>{t("notSet")}</Hidden>
          </span>
        )}
      </dd>
    </div>
  );
}
