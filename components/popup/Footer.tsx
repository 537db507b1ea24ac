import { t, tCount } from "../../utils/platform/i18n";
import { Button } from "../ui/Button";
import styles from "./Footer.module.css";

interface FooterProps {
  closedToday: number;
  needAgent: number;
  onActivity(): void;
  onKeys(): void;
}

/** What was closed today and what waits for a decision; both lead to the list of recent closes. */
export function Footer({ closedToday, needAgent, onActivity, onKeys }: FooterProps) {
  const counts = [
    tCount("closedToday", closedToday),
    ...(needAgent ? [tCount("countNeedYou", needAgent)] : []),
  ];
  return (
    <footer class={styles["footer"]}>
      <Button look="quiet" onPress={onActivity} name={`${t("recentActivity")}: ${counts.join(" · ")}`}>
        {counts[0]}
        {counts[1] && <span class={styles["need"]}> · {counts[1]}</span>}
      </Button>
      <Button look="quiet" onPress={onKeys} name={t("keys")}>
        ?
      </Button>
    </footer>
  );
}
