import type { InboxNames, QueueHold } from "../../utils/core/protocol";
import type { RowState } from "./row-state";
import { SteadyRow } from "./SteadyRow";
import styles from "./TicketList.module.css";
import type { RowHandlers } from "./TicketRow";
import type { ListState } from "./use-list-state";

interface TicketListProps {
  /** What the list is called where it is spoken. */
  name: string;
  rows: readonly RowState[];
  list: ListState;
  handlers: RowHandlers;
  now: number;
  hold: QueueHold | null;
  linkTemplate: string;
  inboxNames: InboxNames;
}

/** Rows below a heading. */
export function TicketList({ name, rows, list, handlers, ...rest }: TicketListProps) {
  return (
    // biome-ignore lint/a11y/noRedundantRoles: without bullets Safari's screen reader takes it for no list
    <ul class={styles["list"]} role="list" aria-label={name}>
      {rows.map((row) => (
        <SteadyRow
          key={row.id}
          row={row}
          {...rest}
          open={list.openId === row.id}
          asking={list.asking.includes(row.id) && row.offer !== "none"}
          selected={row.selectable && list.selected.has(row.id)}
          {...handlers}
        />
      ))}
    </ul>
  );
}
