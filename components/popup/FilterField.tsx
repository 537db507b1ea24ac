import { useLayoutEffect, useRef } from "preact/hooks";
import { findTicketIds } from "../../utils/core/ticket-id";
import { t } from "../../utils/platform/i18n";
import { Icon } from "../ui/Icon";
import { IconButton } from "../ui/IconButton";
import styles from "./FilterField.module.css";

/** More pasted tickets than this are not listed. */
export const MOST_PASTED = 500;

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
  const input = useRef<HTMLInputElement>(null);
  // The field has one line: the browser would join the lines of what comes, and two ids would become one word.
  const take = (event: Event, data: DataTransfer | null) => {
    const ids = idsIn(data);
    if (ids.length === 0) return;
    event.preventDefault();
    onText(ids.slice(0, MOST_PASTED).join(" "));
    if (ids.length > MOST_PASTED) onTooMany(ids.length);
  };
  const latest = useRef(take);
  latest.current = take;
  useLayoutEffect(() => {
    const paste = (event: ClipboardEvent) => {
      const isOfField = event.target instanceof HTMLInputElement && event.target.type === "text";
      if (isOfField || idsIn(event.clipboardData).length === 0) return;
      // Where the ids are: the next key is for them, not for a row that was there before.
      input.current?.focus();
      latest.current(event, event.clipboardData);
    };
    document.addEventListener("paste", paste);
    return () => document.removeEventListener("paste", paste);
  }, []);
  return (
    <search class={styles["field"]}>
      <Icon name="search" size={14} class={styles["icon"]} />
      <input
        ref={input}
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
        onPaste={(event) => take(event, event.clipboardData)}
        onDrop={(event) => take(event, event.dataTransfer)}
        onKeyDown={(event) => {
          // The key that leads to the field is no text where that has the focus already.
          if (event.key === "/" && text === "") event.preventDefault();
        }}
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

/** The ids in what is pasted or dropped. */
export function idsIn(data: DataTransfer | null): string[] {
  return findTicketIds(data?.getData("text/plain") ?? "");
}
