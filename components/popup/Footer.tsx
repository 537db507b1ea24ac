import { t, tCount } from "../../utils/platform/i18n";
import { Button } from "../ui/Button";
import { Counts } from "../ui/Counts";
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
    { text: tCount("closedToday", closedToday) },
    ...(needAgent ? [{ text: tCount("countNeedYou", needAgent), isDue: true }] : []),
  ];
  const spoken = counts.map(({ text }) => text).join(" · ");
  return (
    <footer class={styles["footer"]}>
      <Button look="quiet" onPress={onActivity} name={t("saidOf", t("recentActivity"), spoken)}>
        <Counts counts={counts} />
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
