import { Fragment } from "preact";
import styles from "./Counts.module.css";

interface Count {
  text: string;
  /** Whether it is to catch the eye. */
  isDue?: boolean;
}

/** "12 closed today · 1 needs you": where there is no room on the first line, a count stands whole on the next. */
export function Counts({ counts }: { counts: readonly Count[] }) {
  return (
    <>
      {counts.map(({ text, isDue }, place) => (
        <Fragment key={text}>
          {place > 0 && " · "}
          <span class={styles["count"]} data-due={isDue ? "" : undefined}>
            {text}
          </span>
        </Fragment>
      ))}
    </>
  );
}
