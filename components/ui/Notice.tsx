import type { ComponentChildren } from "preact";
import { Icon, type IconName } from "./Icon";
import styles from "./Notice.module.css";

interface NoticeProps {
  tone: "attention" | "bad" | "calm";
  icon: IconName;
  children: ComponentChildren;
  /** The one way out. */
  action?: ComponentChildren;
}

/** A line across the screen that says what is the matter and what can be done. */
export function Notice({ tone, icon, children, action }: NoticeProps) {
  return (
    <div class={styles["notice"]} data-tone={tone}>
      <div class={styles["said"]}>
        <Icon name={icon} class={styles["icon"]} />
        <p>{children}</p>
      </div>
      {action}
    </div>
  );
}
