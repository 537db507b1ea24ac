import type { Ticket } from "../../utils/core/ticket";
import { creationTime } from "../../utils/core/ticket-id";
import { t } from "../../utils/platform/i18n";
import { exactDay, exactTime, parseTime, relativeDay, relativeTime } from "../../utils/words/time-words";
import { Hidden } from "../ui/Hidden";
import styles from "./TicketRow.module.css";

/** How old a ticket is; until its details are here, as far as its id tells: to the day. */
export function Age({ id, ticket, now }: { id: string; ticket: Ticket | null; now: number }) {
  const age = ageOf(id, ticket, now);
  if (age === null) return null;
  const { time, isExact, text } = age;
  const iso = new Date(time).toISOString();
  const exact = isExact ? t("createdAt", exactTime(time)) : t("createdOn", exactDay(time));
  return (
    <time class={styles["age"]} dateTime={isExact ? iso : iso.slice(0, 10)} title={exact}>
      {text}
      <Hidden> {exact}</Hidden>
    </time>
  );
}

/** When a ticket was created, in ms since 1970, whether that is more than the day, and how long ago it was, in words. */
export function ageOf(
  id: string,
  ticket: Ticket | null,
  now: number,
): { time: number; isExact: boolean; text: string } | null {
  const created = parseTime(ticket?.createdAt ?? null);
  if (created !== null) return { time: created, isExact: true, text: relativeTime(created, now) };
  const day = creationTime(id);
  return day === null ? null : { time: day, isExact: false, text: relativeDay(day, now) };
}
