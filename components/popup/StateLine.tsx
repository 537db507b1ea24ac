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

/** The second line of a row: where its close stands, else where the ticket stands, else why that is not known. */
export function StateLine({ row, hold, now }: { row: RowState; hold: QueueHold | null; now: number }) {
  const { job, details, known } = row;
  if (job) {
    return (
      <div class={styles["line"]} data-wraps="">
        <JobLine job={job} hold={hold} />
        {leavesTicket(job) && known.ticket && <Status status={row.status} />}
      </div>
    );
  }
  if (known.ticket) return <StatusLine status={row.status} ticket={known.ticket} />;
  if (details === "loading") {
    return (
      <div class={styles["line"]} aria-hidden="true">
        <span class={styles["placeholder"]} />
      </div>
    );
  }
  return (
    <div class={styles["line"]} data-wraps="" data-failed="">
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

function StatusLine({ status, ticket }: { status: string | null; ticket: Ticket }) {
  const more = [channelWord(ticket.channel), waitingWords(ticket.waitingOn)].filter((word) => word !== null);
  return (
    <div class={styles["line"]}>
      <StatusMark status={status} />
      <bdi class={styles["status"]}>{statusWord(status)}</bdi>
      {more.length > 0 && <bdi class={styles["more"]}>{more.join(" · ")}</bdi>}
    </div>
  );
}
