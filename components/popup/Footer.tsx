import { t, tCount } from "../../utils/platform/i18n";
import { Button } from "../ui/Button";
import { IconButton } from "../ui/IconButton";
import styles from "./Footer.module.css";
import type { Site } from "./site";

interface FooterProps {
  closedToday: number;
  needAgent: number;
  site: Site | null;
  /** Whether the keys are shown. */
  help: boolean;
  onActivity(): void;
  onKeys(): void;
}

/** What was closed today and what waits for a decision, which leads to the list of recent closes; and the way to be left alone here. */
export function Footer({ closedToday, needAgent, site, help, onActivity, onKeys }: FooterProps) {
  const counts = [
    tCount("closedToday", closedToday),
    ...(needAgent ? [tCount("countNeedYou", needAgent)] : []),
  ];
  return (
    <footer class={styles["footer"]}>
      <Button look="quiet" onPress={onActivity} name={t("saidOf", t("recentActivity"), counts.join(" · "))}>
        {counts[0]}
        {counts[1] && <span class={styles["need"]}> · {counts[1]}</span>}
      </Button>
      <span class={styles["tools"]}>
        {site && !site.fixed && (
          <IconButton
            small
            icon="power"
            name={site.silent ? t("unsilence", site.listed.join(", ")) : t("silence", site.host)}
            onPress={site.toggle}
          />
        )}
        <Button look="quiet" onPress={onKeys} name={t("keys")} opens={{ id: "keys", open: help }}>
          ?
        </Button>
      </span>
    </footer>
  );
}
