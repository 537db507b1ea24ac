import type { ComponentChildren } from "preact";
import { t, written } from "../../utils/platform/i18n";
import styles from "./SectionHead.module.css";

/** "On this page · 5", with something to do for all of it at the end of the line. */
export function SectionHead({
  id,
  title,
  count,
  isFirst = false,
  children,
}: {
  /** Of the heading. */
  id: string;
  title: string;
  count: number;
  /** Whether there may be more than those. */
  isFirst?: boolean;
  children?: ComponentChildren;
}) {
  return (
    <div class={styles["head"]}>
      <h2 class={styles["title"]} id={id}>
        {title} · {isFirst ? t("theFirst", written(count)) : written(count)}
      </h2>
      {children}
    </div>
  );
}
