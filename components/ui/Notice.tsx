import type { ComponentChildren } from "preact";
import { Icon, type IconName } from "./Icon";
import styles from "./Notice.module.css";

interface NoticeProps {
  tone: "attention" | "bad" | "calm";
  icon: IconName;
  children: ComponentChildren;
  /** The way out: a button, or several. */
  action?: ComponentChildren;
  /** Whether it stands among other texts instead of reaching across the screen. */
  isBoxed?: boolean;
}

/** A line across the screen, or a box, that says what is the matter and what can be done. */
export function Notice({ tone, icon, children, action, isBoxed }: NoticeProps) {
  return (
    <div class={styles["notice"]} data-tone={tone} data-boxed={isBoxed ? "" : undefined}>
      <div class={styles["said"]}>
        <Icon name={icon} class={styles["icon"]} />
        <p>{children}</p>
      </div>
      {action}
    </div>
  );
}
