import { t } from "../../utils/platform/i18n";
import styles from "./TicketDetails.module.css";

/** The way to the ticket in Conduit, as any link: the browser shows on hover where it leads. */
export function LinkToConduit({ link }: { link: string }) {
  return (
    <a class={styles["link"]} href={link} target="_blank" rel="noreferrer">
      {t("openInConduit")}
    </a>
  );
}
