import type { ComponentChildren } from "preact";
import { written } from "../../utils/platform/i18n";
import styles from "./SectionHead.module.css";

/** "On this page · 5", with something to do for all of it at the end of the line. */
export function SectionHead({
  title,
  count,
  children,
}: {
  title: string;
  count: number;
  children?: ComponentChildren;
}) {
  return (
    <div class={styles["head"]}>
      <h2 class={styles["title"]}>
        {title} · {written(count)}
      </h2>
      {children}
    </div>
  );
}
