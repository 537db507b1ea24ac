import { t, tCount } from "../../utils/platform/i18n";
import { Button } from "../ui/Button";
import { IconButton } from "../ui/IconButton";
import styles from "./BulkBar.module.css";
import { useUnreadQuestion } from "./use-unread-question";

interface BulkBarProps extends ManyQuestionProps {
  asking: boolean;
  onClose(): void;
  onClear(): void;
}

interface ManyQuestionProps {
  selected: number;
  /** How many of them are not known to be resolved. */
  unresolved: number;
  /** Whether each of these is known to be something else. */
  isStatusKnown: boolean;
  onCloseAll(): void;
  onCloseResolved(): void;
  onKeep(): void;
}

/** Closing several: one button, which asks first when some of them are not resolved. */
export function BulkBar(props: BulkBarProps) {
  const { selected, unresolved, asking, onClose, onClear } = props;
  if (asking && unresolved > 0) return <ManyQuestion {...props} />;
  return (
    <div class={styles["bar"]}>
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
  const { selected, unresolved, isStatusKnown, onCloseAll, onCloseResolved, onKeep } = props;
  const resolved = selected - unresolved;
  const text = tCount(isStatusKnown ? "questionMany" : "questionManyUnknown", unresolved);
  const dropUnread = useUnreadQuestion(text);
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
