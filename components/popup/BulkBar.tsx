import { t, tCount } from "../../utils/platform/i18n";
import { Button } from "../ui/Button";
import { IconButton } from "../ui/IconButton";
import styles from "./BulkBar.module.css";
import { useUnreadQuestion } from "./use-unread-question";

interface BulkBarProps extends Omit<ManyQuestionProps, "text" | "dropUnread"> {
  /** Whether each of those that are not known to be resolved is known to be something else. */
  isStatusKnown: boolean;
  asking: boolean;
  onClose(): void;
  onClear(): void;
}

interface ManyQuestionProps {
  text: string;
  /** Takes clicks first. */
  dropUnread(click: MouseEvent): void;
  selected: number;
  /** How many of them are not known to be resolved. */
  unresolved: number;
  onCloseAll(): void;
  onCloseResolved(): void;
  onKeep(): void;
}

/** Closing several: one button, which asks first when some of them are not resolved. */
export function BulkBar(props: BulkBarProps) {
  const { selected, unresolved, isStatusKnown, asking, onClose, onClear } = props;
  const key = isStatusKnown ? "questionMany" : "questionManyUnknown";
  const text = asking && unresolved > 0 ? tCount(key, unresolved) : null;
  const dropUnread = useUnreadQuestion(text);
  if (text !== null) return <ManyQuestion {...props} {...{ text, dropUnread }} />;
  return (
    <div class={styles["bar"]} onClickCapture={dropUnread}>
      <span class={styles["count"]}>{tCount("selected", selected)}</span>
      <IconButton small icon="cross" name={t("clearSelection")} onPress={onClear} />
      <span class={styles["gap"]} />
      <Button look="main" part="close-many" onPress={onClose}>
        {tCount("closeCount", selected)}
      </Button>
    </div>
  );
}

function ManyQuestion(props: ManyQuestionProps) {
  const { text, dropUnread, selected, unresolved, onCloseAll, onCloseResolved, onKeep } = props;
  const resolved = selected - unresolved;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset belongs to a form, and here is none
    <div class={styles["bar"]} data-asking="" role="group" aria-label={text} onClickCapture={dropUnread}>
      <p class={styles["question"]} role="status">
        {text}
      </p>
      <Button look="main" part="confirm-many" onPress={onCloseAll}>
        {tCount("closeCount", selected)}
      </Button>
      {resolved > 0 && <Button onPress={onCloseResolved}>{tCount("onlyResolved", resolved)}</Button>}
      <Button part="keep" onPress={onKeep}>
        {t("keepManyOpen")}
      </Button>
    </div>
  );
}
