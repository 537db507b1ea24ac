import type { Ticket } from "../../utils/core/ticket";
import { t } from "../../utils/platform/i18n";
import { readingFailure } from "../../utils/words/failure-words";
import { channelWord, waitingWord } from "../../utils/words/ticket-words";
import { exactTime, parseTime, relativeTime } from "../../utils/words/time-words";
import { CopyButton } from "../ui/CopyButton";
import { OutsiderText } from "../ui/OutsiderText";
import { Field } from "./Field";
import type { RowState } from "./row-state";
import styles from "./TicketDetails.module.css";

/** Everything that is known of a ticket. */
export function TicketDetails({ id, row, now }: { id: string; row: RowState; now: number }) {
  const { ticket, failure, readAt } = row.known;
  return (
    <dl class={styles["details"]} id={id}>
      {ticket && <TicketFields ticket={ticket} now={now} />}
      <IdField label={t("fieldTicketId")} value={row.id} />
      {ticket && <IdFields ticket={ticket} />}
      {readAt !== null && <TimeField label={t("fieldRead")} value={readAt} now={now} />}
      {failure && ticket && <Field label={t("fieldNotRefreshed")}>{readingFailure(failure, now)}</Field>}
    </dl>
  );
}

function TicketFields({ ticket, now }: { ticket: Ticket; now: number }) {
  const { assignee, aiPaused } = ticket;
  const person = [assignee?.name, assignee?.email].filter(Boolean).join(" · ");
  return (
    <>
      <TextField label={t("fieldSummary")} value={ticket.summary} />
      <TextField label={t("fieldLastMessage")} value={ticket.lastMessagePreview} />
      <TimeField label={t("fieldLastMessageAt")} value={parseTime(ticket.lastMessageAt)} now={now} />
      <TextField label={t("fieldChannel")} value={channelWord(ticket.channel)} />
      <TextField label={t("fieldWaitingOn")} value={waitingWord(ticket.waitingOn)} />
      <TextField label={t("fieldInbox")} value={ticket.inboxTypeId} />
      <TextField label={t("fieldAssignee")} value={person || null} />
      <TextField
        label={t("fieldAi")}
        value={aiPaused === null ? null : t(aiPaused ? "aiPaused" : "aiActive")}
      />
      <TimeField label={t("fieldFollowUp")} value={parseTime(ticket.followUpAt)} now={now} />
      <TimeField label={t("fieldCreated")} value={parseTime(ticket.createdAt)} now={now} />
      <TimeField label={t("fieldUpdated")} value={parseTime(ticket.updatedAt)} now={now} />
    </>
  );
}

function IdFields({ ticket }: { ticket: Ticket }) {
  return (
    <>
      <IdField label={t("fieldContact")} value={ticket.contactId} />
      <IdField label={t("fieldConversation")} value={ticket.conversationId} />
      <IdField label={t("fieldWorkspace")} value={ticket.workspaceId} />
      <IdField label={t("fieldTranscript")} value={ticket.callTranscriptId} />
    </>
  );
}

function TextField({ label, value }: { label: string; value: string | null }) {
  return <Field label={label}>{value?.trim() ? <OutsiderText text={value} /> : null}</Field>;
}

function TimeField({ label, value, now }: { label: string; value: number | null; now: number }) {
  return (
    <Field label={label}>
      {value !== null && (
        <time dateTime={new Date(value).toISOString()}>
          {exactTime(value)} <span class={styles["quiet"]}>{relativeTime(value, now)}</span>
        </time>
      )}
    </Field>
  );
}

function IdField({ label, value }: { label: string; value: string | null }) {
  return (
    <Field label={label}>
      {value !== null && (
        <span class={styles["copied"]}>
          <OutsiderText class={styles["id"]} text={value} />
          <CopyButton text={value} what={label} />
        </span>
      )}
    </Field>
  );
}
