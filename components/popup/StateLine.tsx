import type { CloseJob } from "../../utils/core/close-job";
import type { QueueHold } from "../../utils/core/protocol";
import type { Ticket } from "../../utils/core/ticket";
import { t } from "../../utils/platform/i18n";
import { readingFailure } from "../../utils/words/failure-words";
import { channelWord, statusWord, waitingWords } from "../../utils/words/ticket-words";
import { Icon } from "../ui/Icon";
import { StatusMark } from "../ui/StatusMark";
import { JobLine } from "./JobLine";
import type { RowState } from "./row-state";
import styles from "./StateLine.module.css";

interface StateLineProps {
  /** Of the line, where something else is described by it. */
  id?: string;
  row: RowState;
  hold: QueueHold | null;
  now: number;
}

/** The second line of a row: where its close stands, else where the ticket stands, else why that is not known. */
export function StateLine({ id, row, hold, now }: StateLineProps) {
  const { job, details, known } = row;
  if (job) {
    return (
      <div class={styles["line"]} id={id} data-wraps="">
        <JobLine job={job} hold={hold} />
        {leavesTicket(job) && known.ticket && <Status status={row.status} />}
      </div>
    );
  }
  if (known.ticket) return <StatusLine id={id} status={row.status} ticket={known.ticket} />;
  if (details === "loading") {
    return (
      <div class={styles["line"]} id={id} aria-hidden="true">
        <span class={styles["placeholder"]} />
      </div>
    );
  }
  return (
    <div class={styles["line"]} id={id} data-wraps="" data-failed="">
      <Icon name="warning" size={12} />
      <span>{known.failure ? readingFailure(known.failure, now) : t("detailsMissing")}</span>
    </div>
  );
}

/** Whether the close is over and changed nothing: the ticket stands where it stood. */
function leavesTicket({ state }: CloseJob): boolean {
  return state === "refused" || state === "cancelled";
}

function Status({ status }: { status: string | null }) {
  return (
    <span class={styles["beside"]}>
      <StatusMark status={status} />
      <bdi class={styles["status"]}>{statusWord(status)}</bdi>
    </span>
  );
}

interface StatusLineProps {
  id: string | undefined;
  status: string | null;
  ticket: Ticket;
}

function StatusLine({ id, status, ticket }: StatusLineProps) {
  const more = [channelWord(ticket.channel), waitingWords(ticket.waitingOn)].filter((word) => word !== null);
  return (
    <div class={styles["line"]} id={id}>
      <StatusMark status={status} />
      <bdi class={styles["status"]}>{statusWord(status)}</bdi>
      {more.length > 0 && <bdi class={styles["more"]}>{more.join(" · ")}</bdi>}
    </div>
  );
}
