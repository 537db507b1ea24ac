import type { ComponentChildren } from "preact";
import styles from "./StatusMark.module.css";

/** One shape for each status, so that none is told by colour alone; the word stands beside it. */
const shapes: Record<string, ComponentChildren> = {
  new: <circle cx="6" cy="6" r="4.25" fill="none" stroke="currentColor" stroke-width="1.5" />,
  pending: (
    <>
      <circle cx="6" cy="6" r="4.25" fill="none" stroke="currentColor" stroke-width="1.5" />
      <path d="M6 1.75a4.25 4.25 0 0 0 0 8.5Z" fill="currentColor" />
    </>
  ),
  resolved: <circle cx="6" cy="6" r="5" fill="currentColor" />,
  closed: (
    <>
      <rect x="1" y="1" width="10" height="10" rx="2" fill="currentColor" />
      <path d="m3.6 6.2 1.7 1.7 3.1-3.6" fill="none" class={styles["check"]} stroke-width="1.5" />
    </>
  ),
};

const unknownShape = (
  <path d="m6 1.4 4.6 4.6L6 10.6 1.4 6Z" fill="none" stroke="currentColor" stroke-width="1.5" />
);

/** The shape of a status; any that we do not know is a diamond. Not read aloud. */
export function StatusMark({ status }: { status: string | null }) {
  const known = status !== null && Object.hasOwn(shapes, status) ? status : "unknown";
  return (
    <svg
      class={styles["mark"]}
      data-status={known}
      width="12"
      height="12"
      viewBox="0 0 12 12"
      aria-hidden="true"
    >
      {shapes[known] ?? unknownShape}
    </svg>
  );
}
