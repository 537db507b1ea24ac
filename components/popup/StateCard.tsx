import type { ComponentChildren } from "preact";
import styles from "./StateCard.module.css";

interface StateCardProps {
  title: string;
  text?: string;
  /** The one way out. */
  action?: ComponentChildren;
}

/** What stands where tickets would, when there are none to show. */
export function StateCard({ title, text, action }: StateCardProps) {
  return (
    <div class={styles["card"]}>
      <svg class={styles["stub"]} width="40" height="40" viewBox="0 0 16 16" aria-hidden="true">
        <path d="M3 3.5h10A1.5 1.5 0 0 1 14.5 5v1.3a1.8 1.8 0 0 0 0 3.4V11a1.5 1.5 0 0 1-1.5 1.5H3A1.5 1.5 0 0 1 1.5 11V9.7a1.8 1.8 0 0 0 0-3.4V5A1.5 1.5 0 0 1 3 3.5Z" />
      </svg>
      <h2 class={styles["title"]}>{title}</h2>
      {text && <p class={styles["text"]}>{text}</p>}
      {action && <div class={styles["action"]}>{action}</div>}
    </div>
  );
}
