import { trusted } from "../../utils/core/trusted";
import { Icon, type IconName } from "./Icon";
import styles from "./IconButton.module.css";

interface IconButtonProps {
  icon: IconName;
  /** What it does, spoken and shown on hover. */
  name: string;
  onPress(): void;
  small?: boolean;
  /** The drawing turns while something is under way, or is dimmed where less motion is wanted. */
  turning?: boolean;
  pressed?: boolean;
}

/** A button with a drawing only. */
export function IconButton({ icon, name, onPress, small, turning, pressed }: IconButtonProps) {
  return (
    <button
      type="button"
      class={styles["button"]}
      data-small={small ? "" : undefined}
      aria-label={name}
      aria-pressed={pressed}
      aria-busy={turning ? "true" : undefined}
      title={name}
      onClick={trusted(onPress)}
    >
      <Icon name={icon} size={small ? 12 : 16} />
    </button>
  );
}
