import { Fragment } from "preact";
import { useRef, useState } from "preact/hooks";
import type { CloseJob } from "../../utils/core/close-job";
import { t, tCount } from "../../utils/platform/i18n";
import { Button } from "../ui/Button";
import { IconButton } from "../ui/IconButton";
import styles from "./ActivityTools.module.css";
import { activityCsv } from "./activity-csv";
import field from "./FramedField.module.css";
import { datedName, giveFile } from "./give-file";

interface ActivityToolsProps {
  query: string;
  onQuery(query: string): void;
  /** Those that the query finds. */
  found: CloseJob[];
  subjects: Record<string, string>;
}

/** Searches the closes, and gives those that are found as a file. */
export function ActivityTools({ query, onQuery, found, subjects }: ActivityToolsProps) {
  const input = useRef<HTMLInputElement>(null);
  /** An object, as each file is told anew, even if its name is that of the one before. */
  const [given, setGiven] = useState<{ name: string } | null>(null);
  const give = () =>
    setGiven({
      name: giveFile(datedName("closes", "csv"), "text/csv;charset=utf-8", activityCsv(found, subjects)),
    });
  const search = (next: string) => {
    setGiven(null);
    onQuery(next);
  };
  const clear = () => {
    search("");
    input.current?.focus();
  };
  const isSearched = query.trim() !== "";
  return (
    <div class={styles["tools"]}>
      <label class={styles["label"]} for="activity-search">
        {t("activitySearch")}
      </label>
      <div class={`${field["frame"]} ${styles["field"]}`}>
        <input
          ref={input}
          id="activity-search"
          type="search"
          class={field["input"]}
          autocomplete="off"
          spellcheck={false}
          value={query}
          onInput={(event) => search(event.currentTarget.value)}
        />
        {query !== "" && <IconButton small icon="cross" name={t("clearField")} onPress={clear} />}
      </div>
      {found.length > 0 && <Button onPress={give}>{tCount("exportCsv", found.length)}</Button>}
      <p role="status" class={styles["status"]}>
        {given && <Fragment key={given}>{t("fileGiven", given.name)}</Fragment>}
        {!given && isSearched && statusWords(query, found.length)}
      </p>
    </div>
  );
}

function statusWords(query: string, count: number): string {
  return count > 0 ? tCount("activityFound", count) : t("activityNoMatch", query.trim());
}
