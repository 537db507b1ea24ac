import { findTicketIds } from "../../utils/core/ticket-id";
import { t } from "../../utils/platform/i18n";
import { Icon } from "../ui/Icon";
import { IconButton } from "../ui/IconButton";
import styles from "./FilterField.module.css";

/** The field that filters the list, or lists the tickets whose ids are pasted into it. */
export function FilterField({ text, onText }: { text: string; onText(text: string): void }) {
  // The field has one line: the browser would join pasted lines, and two ids would become one word.
  const paste = (event: ClipboardEvent) => {
    const ids = findTicketIds(event.clipboardData?.getData("text/plain") ?? "");
    if (ids.length === 0) return;
    event.preventDefault();
    onText(ids.join(" "));
  };
  return (
    <div class={styles["field"]}>
      <Icon name="search" size={14} class={styles["icon"]} />
      <input
        type="text"
        class={styles["input"]}
        data-part="filter"
        aria-label={t("fieldLabel")}
        placeholder={t("fieldLabel")}
        autocomplete="off"
        spellcheck={false}
        value={text}
        onInput={(event) => onText(event.currentTarget.value)}
        onPaste={paste}
      />
      {text ? (
        <IconButton small icon="cross" name={t("clearField")} onPress={() => onText("")} />
      ) : (
        <span class={styles["key"]} aria-hidden="true">
          /
        </span>
      )}
    </div>
  );
}
