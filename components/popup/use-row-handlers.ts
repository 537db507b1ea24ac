import { useMemo, useRef } from "preact/hooks";
import type { CloseTarget } from "../../utils/core/protocol";
import { rangeBetween } from "./range-between";
import type { RowState } from "./row-state";
import type { RowHandlers } from "./TicketRow";
import type { Commands } from "./use-commands";
import type { FocusMover } from "./use-focus";
import type { ListChanges, ListState } from "./use-list-state";

/** A ticket as the agent sees it now, to be closed only as long as it stays so. */
export function targetOf({ id, known }: RowState): CloseTarget {
  return { id, seenUpdatedAt: known.ticket?.updatedAt ?? null };
}

/** What the buttons and keys of rows do; the functions stay the same, so that no row is drawn anew because of them. */
export function useRowHandlers(...parts: Parts): RowHandlers {
  const latest = useRef<RowHandlers>(undefined);
  const lastChosen = useRef<string | null>(null);
  latest.current = rowHandlers(lastChosen, ...parts);
  return useMemo(
    () => ({
      onOpen: (id) => latest.current?.onOpen(id),
      onSelect: (id, range) => latest.current?.onSelect(id, range),
      onClose: (id) => latest.current?.onClose(id),
      onConfirm: (id) => latest.current?.onConfirm(id),
      onKeep: (id) => latest.current?.onKeep(id),
      onUndo: (id) => latest.current?.onUndo(id),
      onDismiss: (id) => latest.current?.onDismiss(id),
    }),
    [],
  );
}

type Parts = [rows: RowState[], list: ListState & ListChanges, commands: Commands, focus: FocusMover];

/** @param lastChosen - the row that was chosen or let go last, from where a range begins */
function rowHandlers(lastChosen: { current: string | null }, ...parts: Parts): RowHandlers {
  const [rows, list, commands, focus] = parts;
  const rowOf = (id: string) => rows.find((row) => row.id === id);
  const close = (row: RowState) => {
    list.askNoMore([row.id]);
    list.setSelected([row.id], false);
    void commands.close([targetOf(row)]);
  };
  return {
    onOpen: list.toggleOpen,
    onSelect: (id, range = false) => {
      const ids = range ? rangeBetween(rows, lastChosen.current, id) : [id];
      list.setSelected(ids, !list.selected.has(id));
      lastChosen.current = id;
    },
    onClose: (id) => {
      const row = rowOf(id);
      if (row?.offer === "close") close(row);
      if (row?.offer !== "ask") return;
      list.askAbout(id);
      focus.focusSoon("confirm", id);
    },
    onConfirm: (id) => {
      const row = rowOf(id);
      if (row && row.offer !== "none") close(row);
    },
    onKeep: (id) => {
      list.askNoMore([id]);
      focus.focusSoon("close", id);
    },
    onUndo: (id) => {
      const job = rowOf(id)?.job;
      if (job?.state === "waiting") void commands.undo([job.id]);
    },
    onDismiss: (id) => {
      const job = rowOf(id)?.job;
      if (job?.state === "needs-agent") void commands.dismiss([job.id]);
    },
  };
}
