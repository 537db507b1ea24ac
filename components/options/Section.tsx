import type { ComponentChildren } from "preact";
import styles from "./Section.module.css";

interface SectionProps {
  /** What addresses point at. */
  id: string;
  title: string;
  text: string;
  /** Whether everything else waits for it. */
  lead?: boolean;
  children: ComponentChildren;
}

/** One topic: what it is about beside what can be set. */
export function Section({ id, title, text, lead, children }: SectionProps) {
  return (
    <section
      class={styles["section"]}
      id={id}
      data-lead={lead ? "" : undefined}
      aria-labelledby={`${id}-title`}
    >
      <div class={styles["about"]}>
        <h2 class={styles["title"]} id={`${id}-title`} tabIndex={-1}>
          {title}
        </h2>
        <p class={styles["text"]}>{text}</p>
      </div>
      <div class={styles["content"]}>{children}</div>
    </section>
  );
}
