import styles from "./Mark.module.css";

/** Closeout's own mark: a ticket stub that is ticked off. The source of the icons is `public/icon/closeout.svg`. */
export function Mark({ size }: { size: number }) {
  return (
    <svg class={styles["mark"]} width={size} height={size} viewBox="0 0 128 128" aria-hidden="true">
      <path
        fill="currentColor"
        d="M16 16h96a16 16 0 0 1 16 16v18a14 14 0 0 0 0 28v18a16 16 0 0 1-16 16H16A16 16 0 0 1 0 96V78a14 14 0 0 0 0-28V32a16 16 0 0 1 16-16Z"
      />
      <path class={styles["check"]} d="m39 66 18 18 33-37" />
    </svg>
  );
}
