import { type CloseJob, canUndo } from "../../utils/core/close-job";
import type { CloseTarget, KnownTicket, QueueHold } from "../../utils/core/protocol";
import { shortTicketId } from "../../utils/core/ticket-id";
import { type MessageKey, t } from "../../utils/platform/i18n";
import { evidenceWords } from "../../utils/words/evidence-words";
import { clockTime, exactTime, timeOfDay } from "../../utils/words/time-words";
import { JobLine } from "../popup/JobLine";
import { Button } from "../ui/Button";
import { CopyButton } from "../ui/CopyButton";
import { OutsiderText } from "../ui/OutsiderText";
import styles from "./ActivityRow.module.css";
import { CloseAgain } from "./CloseAgain";

/** What can be done with a close. */
export interface ActivityHandlers {
  onUndo(jobId: string): void;
  onDismiss(jobId: string): void;
  /** Has a ticket read from the service; resolves when nothing more is going to come of it. */
  onLook(ticketId: string): Promise<void>;
  onCloseAgain(target: CloseTarget): void;
}

interface ActivityRowProps extends ActivityHandlers {
  job: CloseJob;
  hold: QueueHold | null;
  /** The ticket's, if it is known. */
  subject: string | null;
  /** What is known of it, where a decision is needed. */
  known: KnownTicket;
  /** Whether it is being asked before the ticket is closed again. */
  asking: boolean;
  onAsk(asking: boolean): void;
  now: number;
}

/** One close: when it was chosen, which ticket, what became of it and how that is known. */
export function ActivityRow(props: ActivityRowProps) {
  const { job, hold, subject, known, asking, onAsk, now, ...handlers } = props;
  // That a close was found by checking is in the words themselves.
  const isSaid = job.evidence === "read-back" && job.reason !== "already-closed";
  const how = isSaid ? null : evidenceWords(job);
  // Those that wait for a decision stand together, whatever day they are of.
  const isOfAnyDay = job.state === "needs-agent";
  return (
    <li class={styles["row"]} data-job={job.id} tabIndex={-1}>
      <time
        class={styles["time"]}
        dateTime={new Date(job.createdAt).toISOString()}
        title={exactTime(job.createdAt)}
      >
        {isOfAnyDay ? clockTime(job.createdAt, now) : timeOfDay(job.createdAt)}
      </time>
      <span class={styles["ticket"]}>
        <span class={styles["id"]} title={job.ticketId}>
          {shortTicketId(job.ticketId)}
        </span>
        <CopyButton text={job.ticketId} what={t("ticketLabel", shortTicketId(job.ticketId))} />
      </span>
      <div class={styles["outcome"]}>
        {subject && (
          <span class={styles["subject"]}>
            <OutsiderText text={subject} />
          </span>
        )}
        <JobLine job={job} hold={hold} />
        {how && <span class={styles["how"]}>{how}</span>}
      </div>
      {asking ? (
        <div class={styles["question"]}>
          <CloseAgain
            ticketId={job.ticketId}
            known={known}
            now={now}
            onLook={handlers.onLook}
            onClose={(target) => {
              onAsk(false);
              handlers.onCloseAgain(target);
            }}
            onKeep={() => onAsk(false)}
            onDismiss={() => handlers.onDismiss(job.id)}
          />
        </div>
      ) : (
        <ActivityButtons
          job={job}
          onUndo={handlers.onUndo}
          onDismiss={handlers.onDismiss}
          onAsk={() => onAsk(true)}
        />
      )}
    </li>
  );
}

type ActivityButtonsProps = { job: CloseJob; onAsk(): void } & Pick<ActivityHandlers, "onUndo" | "onDismiss">;

function ActivityButtons({ job, onUndo, onDismiss, onAsk }: ActivityButtonsProps) {
  const name = (key: MessageKey) => t("saidOf", t(key), shortTicketId(job.ticketId));
  if (job.state === "waiting") {
    const word = canUndo(job) ? "undo" : "stop";
    return (
      <Button name={name(word)} onPress={() => onUndo(job.id)}>
        {t(word)}
      </Button>
    );
  }
  if (job.state !== "needs-agent") return null;
  return (
    <span class={styles["buttons"]}>
      <Button part="again" name={name("closeAgain")} onPress={onAsk}>
        {t("closeAgain")}
      </Button>
      <Button look="quiet" name={name("dismiss")} onPress={() => onDismiss(job.id)}>
        {t("dismiss")}
      </Button>
    </span>
  );
}
