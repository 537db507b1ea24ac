import type { ComponentChildren } from "preact";
import styles from "./Hidden.module.css";

/** Words that are only spoken. */
export function Hidden({ children }: { children: ComponentChildren }) {
  return <span class={styles["hidden"]}>{children}</span>;
}
