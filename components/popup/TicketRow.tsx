import type { InboxNames, QueueHold } from "../../utils/core/protocol";
import { shortTicketId } from "../../utils/core/ticket-id";
import { trusted } from "../../utils/core/trusted";
import { t } from "../../utils/platform/i18n";
import { assigneeWord, spokenSubject } from "../../utils/words/ticket-words";
import { Age } from "./Age";
import { CloseQuestion } from "./CloseQuestion";
import { NotRefreshed } from "./NotRefreshed";
import { RowButtons, type RowCommands } from "./RowButtons";
import { questionOf, type RowState } from "./row-state";
import { StateLine } from "./StateLine";
import { Subject } from "./Subject";
import { TicketDetails } from "./TicketDetails";
import styles from "./TicketRow.module.css";

/** What a row asks for, told by the ticket's id. */
export interface RowHandlers extends RowCommands {
  onOpen(id: string): void;
  /** `range`: with all rows from the one that was chosen last. */
  onSelect(id: string, range?: boolean): void;
  onConfirm(id: string): void;
  onKeep(id: string): void;
}

interface TicketRowProps extends RowHandlers {
  row: RowState;
  now: number;
  hold: QueueHold | null;
  linkTemplate: string;
  inboxNames: InboxNames;
  open: boolean;
  asking: boolean;
  selected: boolean;
}

/** One ticket: what it is, where it stands, and what can be done. */
export function TicketRow(props: TicketRowProps) {
  const { row, now, hold, open, asking, selected, onOpen, onSelect, onConfirm, onKeep } = props;
  const { id, known } = row;
  const detailsId = `details-${id}`;
  const stateId = `state-${id}`;
  const shortId = `short-${id}`;
  // What changes each second would be told each second.
  const isCounting = row.job?.state === "waiting" && hold === null;
  const assignee = known.ticket && assigneeWord(known.ticket);
  return (
    <li class={styles["row"]} data-ticket={id} data-selected={selected ? "" : undefined}>
      <label class={styles["pick"]} data-part="pick">
        <input
          type="checkbox"
          class={styles["select"]}
          aria-label={t("selectTicket", spokenSubject(id, known.ticket), shortTicketId(id))}
          checked={selected}
          disabled={!row.selectable}
          onClick={(event) => onSelect(id, event.shiftKey)}
        />
      </label>
      <div class={styles["body"]}>
        <div class={styles["top"]}>
          <button
            type="button"
            class={styles["subject"]}
            data-part="subject"
            aria-expanded={open}
            aria-controls={open ? detailsId : undefined}
            aria-describedby={isCounting ? shortId : `${stateId} ${shortId}`}
            onClick={trusted(() => onOpen(id))}
          >
            <Subject row={row} />
          </button>
          <Age id={id} ticket={known.ticket} now={now} />
        </div>
        <StateLine id={stateId} row={row} hold={hold} now={now} />
        <div class={styles["foot"]}>
          <span class={styles["id"]} id={shortId} title={id}>
            {shortTicketId(id)}
          </span>
          {assignee && <bdi class={styles["assignee"]}>{assignee}</bdi>}
          <span class={styles["gap"]} />
          {known.ticket && known.failure && <NotRefreshed failure={known.failure} now={now} />}
          {!asking && <RowButtons {...props} />}
        </div>
        {asking && (
          <CloseQuestion question={questionOf(row)} onClose={() => onConfirm(id)} onKeep={() => onKeep(id)} />
        )}
        {open && <TicketDetails {...props} id={detailsId} />}
      </div>
    </li>
  );
}
