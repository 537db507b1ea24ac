import { MAX_UNDO_SECONDS } from "../../utils/core/settings";
import { t, tCount } from "../../utils/platform/i18n";
import { FixedNote } from "../ui/FixedNote";
import styles from "./UndoWindow.module.css";
import { useDraft } from "./use-draft";

interface UndoWindowProps {
  seconds: number;
  /** Set by the administrator: shown, but not to be changed here. */
  fixed: boolean;
  onChange(seconds: number): void;
}

/** How long a close can be undone, in whole seconds. The slider itself tells them: in an output they would be said twice. */
export function UndoWindow({ seconds, fixed, onChange }: UndoWindowProps) {
  const [draft, setDraft] = useDraft(seconds);
  const words = draft === 0 ? t("undoNone") : tCount("undoSeconds", draft);
  return (
    <div class={styles["undo"]}>
      <label for="undo-seconds" class={styles["label"]}>
        {t("undoWindow")}
      </label>
      <span class={styles["value"]}>{words}</span>
      <input
        id="undo-seconds"
        class={styles["range"]}
        type="range"
        min={0}
        max={MAX_UNDO_SECONDS}
        step={1}
        disabled={fixed}
        aria-describedby={fixed ? "undo-fixed" : undefined}
        value={draft}
        aria-valuetext={words}
        onInput={(event) => setDraft(event.currentTarget.valueAsNumber)}
        onChange={(event) => onChange(event.currentTarget.valueAsNumber)}
      />
      {fixed && (
        <p id="undo-fixed" class={styles["fixed"]}>
          <FixedNote />
        </p>
      )}
    </div>
  );
}
