import { findTicketIds } from "../../utils/core/ticket-id";
import { t } from "../../utils/platform/i18n";
import { Icon } from "../ui/Icon";
import { IconButton } from "../ui/IconButton";
import styles from "./FilterField.module.css";

/** More pasted tickets than this are not listed. */
const MOST_PASTED = 500;

/** No text in the field is longer, in characters: it holds the ids that can be listed. */
const LONGEST_TEXT = 20_000;

interface FilterFieldProps {
  text: string;
  onText(text: string): void;
  onClear(): void;
  /** Told how many ids were pasted, where that is too many. */
  onTooMany(count: number): void;
}

/** The field that filters the list, or lists the tickets whose ids are pasted into it. */
export function FilterField({ text, onText, onClear, onTooMany }: FilterFieldProps) {
  // The field has one line: the browser would join pasted lines, and two ids would become one word.
  const paste = (event: ClipboardEvent) => {
    const ids = findTicketIds(event.clipboardData?.getData("text/plain") ?? "");
    if (ids.length === 0) return;
    event.preventDefault();
    onText(ids.slice(0, MOST_PASTED).join(" "));
    if (ids.length > MOST_PASTED) onTooMany(ids.length);
  };
  return (
    <search class={styles["field"]}>
      <Icon name="search" size={14} class={styles["icon"]} />
      <input
        type="text"
        class={styles["input"]}
        data-part="filter"
        aria-label={t("fieldLabel")}
        placeholder={t("fieldLabel")}
        autocomplete="off"
        spellcheck={false}
        maxLength={LONGEST_TEXT}
        value={text}
        onInput={(event) => onText(event.currentTarget.value)}
        onPaste={paste}
      />
      {text ? (
        <IconButton small icon="cross" name={t("clearField")} onPress={onClear} />
      ) : (
        <span class={styles["key"]} aria-hidden="true">
          /
        </span>
      )}
    </search>
  );
}
