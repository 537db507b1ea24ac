import styles from "./Countdown.module.css";

/** A ring that empties until a close is sent. Times in ms. Not read aloud: the words count too. */
export function Countdown({ left, total }: { left: number; total: number }) {
  const rest = total > 0 ? Math.min(1, Math.max(0, left / total)) : 0;
  return (
    <svg class={styles["ring"]} width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
      <circle class={styles["track"]} cx="6" cy="6" r="4.75" />
      <circle
        class={styles["rest"]}
        cx="6"
        cy="6"
        r="4.75"
        pathLength="100"
        stroke-dasharray={`${Math.round(rest * 100)} 100`}
        transform="rotate(-90 6 6)"
      />
    </svg>
  );
}
