import { useEffect, useMemo, useState } from "preact/hooks";
import type { RowState } from "./row-state";

/** What the agent did with the list, apart from the tickets themselves. */
export interface ListState {
  /** The row that shows all its details. */
  openId: string | null;
  /** The row that asks before it closes. */
  askingId: string | null;
  selected: ReadonlySet<string>;
  /** Whether it is asked before those that are selected are closed. */
  askingMany: boolean;
}

export interface ListChanges {
  toggleOpen(id: string): void;
  askAbout(id: string | null): void;
  askAboutMany(asking: boolean): void;
  setSelected(ids: readonly string[], selected: boolean): void;
}

const START: ListState = { openId: null, askingId: null, selected: new Set(), askingMany: false };

/**
 * The state of the list and the ways to change it. A question ends when there is nothing more to ask: it does not come back with
 * another choice.
 *
 * @param rows - those that are shown
 */
export function useListState(rows: readonly RowState[]): ListState & ListChanges {
  const [state, setState] = useState(START);
  const changes = useMemo<ListChanges>(
    () => ({
      toggleOpen: (id) => setState((old) => ({ ...old, openId: old.openId === id ? null : id })),
      askAbout: (id) => setState((old) => ({ ...old, askingId: id })),
      askAboutMany: (asking) => setState((old) => ({ ...old, askingMany: asking })),
      setSelected: (ids, selected) => setState((old) => ({ ...old, selected: withIds(old, ids, selected) })),
    }),
    [],
  );
  const { askingId, askingMany, selected } = state;
  const isAnswered = rows.some((row) => row.id === askingId && row.offer === "none");
  const isMoot = askingMany && !rows.some((row) => isUnresolved(row) && selected.has(row.id));
  useEffect(() => {
    if (isAnswered) changes.askAbout(null);
    if (isMoot) changes.askAboutMany(false);
  }, [isAnswered, isMoot, changes]);
  return { ...state, ...changes };
}

/** Whether closing it together with others has to be asked about. */
function isUnresolved(row: RowState): boolean {
  return row.selectable && row.offer === "ask";
}

function withIds({ selected }: ListState, ids: readonly string[], add: boolean): ReadonlySet<string> {
  const next = new Set(selected);
  for (const id of ids) {
    if (add) next.add(id);
    else next.delete(id);
  }
  return next;
}
