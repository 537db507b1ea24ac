import { ticketLink } from "../../utils/core/link-template";
import type { InboxNames } from "../../utils/core/protocol";
import type { Ticket } from "../../utils/core/ticket";
import { t } from "../../utils/platform/i18n";
import { readingFailure } from "../../utils/words/failure-words";
import { channelWord, statusWord, waitingWord } from "../../utils/words/ticket-words";
import { parseTime } from "../../utils/words/time-words";
import { CopiedField, DatedField, Field, IdField, TextField, TimeField } from "./Field";
import { LinkToConduit } from "./LinkToConduit";
import type { RowState } from "./row-state";
import styles from "./TicketDetails.module.css";
import { inboxName } from "./use-inbox-names";

interface TicketDetailsProps {
  id: string;
  row: RowState;
  now: number;
  linkTemplate: string;
  inboxNames: InboxNames;
}

/** Everything that is known of a ticket. What is known before its details come stands first, so that nothing moves when they come. */
export function TicketDetails({ id, row, now, linkTemplate, inboxNames }: TicketDetailsProps) {
  const { ticket, failure, readAt } = row.known;
  const link = ticketLink(linkTemplate, ticket ?? { id: row.id, conversationId: null, workspaceId: null });
  return (
    <dl class={styles["details"]} id={id}>
      <IdField label={t("fieldTicketId")} value={row.id}>
        {link !== null && <LinkToConduit link={link} />}
      </IdField>
      {ticket && (
        <>
          <TicketFields ticket={ticket} status={row.status} inbox={inboxName(inboxNames, ticket)} now={now} />
          <IdField label={t("fieldContact")} value={ticket.contactId} />
          <IdField label={t("fieldConversation")} value={ticket.conversationId} />
          <IdField label={t("fieldWorkspace")} value={ticket.workspaceId} />
          <IdField label={t("fieldTranscript")} value={ticket.callTranscriptId} />
        </>
      )}
      {readAt !== null && <TimeField label={t("fieldRead")} value={readAt} now={now} />}
      {failure && ticket && <Field label={t("fieldNotRefreshed")}>{readingFailure(failure, now)}</Field>}
    </dl>
  );
}

interface TicketFieldsProps {
  ticket: Ticket;
  status: string | null;
  /** The name of its inbox, where it is known. */
  inbox: string | null;
  now: number;
}

function TicketFields({ ticket, status, inbox, now }: TicketFieldsProps) {
  const { assignee, aiPaused, inboxTypeId } = ticket;
  const person = [assignee?.name, assignee?.email].filter(Boolean).join(" · ");
  return (
    <>
      <TextField label={t("fieldSubject")} value={ticket.subject} />
      <TextField label={t("fieldSummary")} value={ticket.summary} />
      <DatedField
        label={t("fieldLastMessage")}
        text={ticket.lastMessagePreview}
        time={parseTime(ticket.lastMessageAt)}
        now={now}
      />
      <TextField label={t("fieldStatus")} value={status === null ? null : statusWord(status)} />
      <TextField label={t("fieldWaitingOn")} value={waitingWord(ticket.waitingOn)} />
      <TextField label={t("fieldChannel")} value={channelWord(ticket.channel)} />
      <CopiedField
        label={t("fieldInbox")}
        text={inbox ?? inboxTypeId}
        copied={inboxTypeId}
        what={t("fieldInboxId")}
      />
      <CopiedField
        label={t("fieldAssignee")}
        text={person || (assignee?.id ?? null)}
        copied={assignee?.id ?? null}
        what={t("fieldAssigneeId")}
      />
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
