import { visibleText } from "../../utils/core/visible-text";
import { t } from "../../utils/platform/i18n";
import { spokenSubject } from "../../utils/words/ticket-words";
import type { RowState } from "./row-state";
import styles from "./Subject.module.css";

/** The first line of a row: the subject, or what stands in for it. The whole of it shows on hover. */
export function Subject({ row: { id, known, details, status } }: { row: RowState }) {
  const subject = known.ticket?.subject?.trim();
  if (subject) {
    return (
      <bdi
        class={styles["subject"]}
        data-closed={status === "closed" ? "" : undefined}
        title={visibleText(subject)}
      >
        {visibleText(subject)}
      </bdi>
    );
  }
  return (
    <span class={styles["subject"]} data-missing="">
      {details === "loading" ? t("loading") : spokenSubject(id, known.ticket)}
    </span>
  );
}
