import { useEffect, useState } from "preact/hooks";
import type { CloseTarget, KnownTicket } from "../../utils/core/protocol";
import { shortTicketId } from "../../utils/core/ticket-id";
import { t } from "../../utils/platform/i18n";
import { readingFailure } from "../../utils/words/failure-words";
import { parseTime } from "../../utils/words/time-words";
import { questionWords } from "../popup/CloseQuestion";
import styles from "../popup/CloseQuestion.module.css";
import { TextField, TimeField } from "../popup/Field";
import { questionOf, type RowState, rowState } from "../popup/row-state";
import { StateLine } from "../popup/StateLine";
import { targetOf } from "../popup/use-row-handlers";
import { Button } from "../ui/Button";
import facts from "./CloseAgain.module.css";
import { onEscape } from "./on-escape";
import { useFocusSoon } from "./use-focus-soon";

interface CloseAgainProps {
  ticketId: string;
  /** What is known of the ticket. */
  known: KnownTicket;
  now: number;
  /** Has the ticket read from the service; resolves when nothing more is going to come of it. */
  onLook(ticketId: string): Promise<void>;
  onClose(target: CloseTarget): void;
  onKeep(): void;
  onDismiss(): void;
}

/**
 * Asks before a ticket is closed once more. It is read first, and only as it was read then it is closed: whatever changed since the
 * agent saw it last is seen before it is closed.
 */
export function CloseAgain({ ticketId, known, now, onLook, onClose, onKeep, onDismiss }: CloseAgainProps) {
  const [readBefore] = useState(known.readAt);
  const [looking, setLooking] = useState(true);
  const focusSoon = useFocusSoon("activity");
  const look = () => {
    const end = () => setLooking(false);
    onLook(ticketId).then(end, end);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, as soon as it is asked
  useEffect(look, []);
  const lookAgain = () => {
    setLooking(true);
    focusSoon('[data-part="keep"]');
    look();
  };

  const isRead = known.ticket !== null && known.readAt !== readBefore;
  const isLooking = looking || known.loading;
  const row = rowState(ticketId, known, null, isLooking);
  const isClosed = row.offer === "none";
  const text = isRead ? readWords(row) : unreadWords(known, isLooking, now);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset belongs to a form, and here is none
    <div class={styles["question"]} role="group" aria-label={text} onKeyDown={onEscape(onKeep)}>
      <p class={styles["text"]} role="status">
        {text}
      </p>
      {isRead && <Facts row={row} now={now} />}
      {isRead && !isClosed && (
        <Button look="main" onPress={() => onClose(targetOf(row))}>
          {t(row.offer === "close" ? "close" : "closeAnyway")}
        </Button>
      )}
      {!isRead && !isLooking && <Button onPress={lookAgain}>{t("retry")}</Button>}
      <Button part="keep" onPress={isClosed ? onDismiss : onKeep}>
        {t(isClosed ? "dismiss" : "keepOpen")}
      </Button>
    </div>
  );
}

/** What may have changed since. */
function Facts({ row, now }: { row: RowState; now: number }) {
  const { ticket } = row.known;
  if (!ticket) return null;
  return (
    <div class={facts["facts"]}>
      <StateLine row={row} hold={null} now={now} />
      <dl>
        <TimeField label={t("fieldUpdated")} value={parseTime(ticket.updatedAt)} now={now} />
        <TextField label={t("fieldLastMessage")} value={ticket.lastMessagePreview} />
      </dl>
    </div>
  );
}

function readWords(row: RowState): string {
  return row.offer === "none" ? t("menuIsClosed", shortTicketId(row.id)) : questionWords(questionOf(row));
}

function unreadWords({ failure }: KnownTicket, isLooking: boolean, now: number): string {
  if (isLooking) return t("loading");
  return failure ? readingFailure(failure, now) : t("detailsMissing");
}
