import { trusted } from "../../utils/core/trusted";
import { Icon, type IconName } from "./Icon";
import styles from "./IconButton.module.css";

interface IconButtonProps {
  icon: IconName;
  /** What it does, spoken and shown on hover. */
  name: string;
  onPress(): void;
  small?: boolean;
  /** The drawing turns while something is under way. */
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
      data-turning={turning ? "" : undefined}
      aria-label={name}
      aria-pressed={pressed}
      title={name}
      onClick={trusted(onPress)}
    >
      <Icon name={icon} size={small ? 12 : 16} />
    </button>
  );
}
