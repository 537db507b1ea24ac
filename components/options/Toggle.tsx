import { useId } from "preact/hooks";
import { FixedNote } from "../ui/FixedNote";
import styles from "./Toggle.module.css";

interface ToggleProps {
  label: string;
  text: string;
  on: boolean;
  /** Set by the administrator: shown, but not to be changed here. */
  fixed?: boolean;
  onChange(on: boolean): void;
}

/** Something that is on or off, with what it means. */
export function Toggle({ label, text, on, fixed = false, onChange }: ToggleProps) {
  const id = useId();
  return (
    <div class={styles["toggle"]}>
      <label class={styles["label"]} for={id}>
        {label}
      </label>
      <p class={styles["text"]} id={`${id}-text`}>
        {text} {fixed && <FixedNote />}
      </p>
      <input
        id={id}
        class={styles["switch"]}
        type="checkbox"
        // biome-ignore lint/a11y/useAriaPropsForRole: the box itself tells whether it is on, before that is stored, too
        role="switch"
        disabled={fixed}
        checked={on}
        aria-describedby={`${id}-text`}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
    </div>
  );
}
