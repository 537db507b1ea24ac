import type { Ticket } from "../../utils/core/ticket";
import { creationTime } from "../../utils/core/ticket-id";
import { t } from "../../utils/platform/i18n";
import { exactDay, exactTime, parseTime, relativeDay, relativeTime } from "../../utils/words/time-words";
import styles from "./TicketRow.module.css";

/** How old a ticket is; until its details are here, as far as its id tells: to the day. */
export function Age({ id, ticket, now }: { id: string; ticket: Ticket | null; now: number }) {
  const created = parseTime(ticket?.createdAt ?? null);
  const day = creationTime(id);
  if (created !== null) {
    return (
      <time
        class={styles["age"]}
        dateTime={new Date(created).toISOString()}
        title={t("createdAt", exactTime(created))}
      >
        {relativeTime(created, now)}
      </time>
    );
  }
  if (day === null) return null;
  return (
    <time
      class={styles["age"]}
      dateTime={new Date(day).toISOString().slice(0, 10)}
      title={t("createdOn", exactDay(day))}
    >
      {relativeDay(day, now)}
    </time>
  );
}
