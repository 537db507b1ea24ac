import { useId } from "preact/hooks";
import styles from "./Toggle.module.css";

interface ToggleProps {
  label: string;
  text: string;
  on: boolean;
  onChange(on: boolean): void;
}

/** Something that is on or off, with what it means. */
export function Toggle({ label, text, on, onChange }: ToggleProps) {
  const id = useId();
  return (
    <div class={styles["toggle"]}>
      <label class={styles["label"]} for={id}>
        {label}
      </label>
      <p class={styles["text"]} id={`${id}-text`}>
        {text}
      </p>
      <input
        id={id}
        class={styles["switch"]}
        type="checkbox"
        role="switch"
        checked={on}
        aria-checked={on}
        aria-describedby={`${id}-text`}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
    </div>
  );
}
