import { useEffect, useMemo, useState } from "preact/hooks";
import type { RowState } from "./row-state";
import type { Kept } from "./use-kept";

/** What the agent did with the list, apart from the tickets themselves. */
export interface ListState {
  /** The row that shows all its details. */
  openId: string | null;
  /** The rows that ask before they close, the latest last. */
  asking: readonly string[];
  selected: ReadonlySet<string>;
  /** Whether it is asked before those that are selected are closed. */
  askingMany: boolean;
}

export interface ListChanges {
  toggleOpen(id: string): void;
  askAbout(id: string): void;
  /** Ends questions, whatever was answered. */
  askNoMore(ids: readonly string[]): void;
  askAboutMany(asking: boolean): void;
  setSelected(ids: readonly string[], selected: boolean): void;
}

const NO_QUESTION = { asking: [], askingMany: false };
const START: ListState = { openId: null, selected: new Set(), ...NO_QUESTION };

/**
 * The state of a tab's list and the ways to change it. What was chosen and opened there before is so again; a question is not. It ends
 * when there is nothing more to ask, too: it does not come back with another choice. A question about another ticket does not end it.
 *
 * @param rows - those that are shown
 */
export function useListState(
  rows: readonly RowState[],
  tabId: number,
  { lists }: Kept["memory"],
): ListState & ListChanges {
  const [state, setState] = useState<ListState>(() => ({ ...(lists.get(tabId) ?? START), ...NO_QUESTION }));
  lists.set(tabId, state);
  const changes = useMemo<ListChanges>(
    () => ({
      toggleOpen: (id) => setState((old) => ({ ...old, openId: old.openId === id ? null : id })),
      askAbout: (id) => setState((old) => ({ ...old, asking: [...without(old.asking, [id]), id] })),
      askNoMore: (ids) => setState((old) => ({ ...old, asking: without(old.asking, ids) })),
      askAboutMany: (asking) => setState((old) => ({ ...old, askingMany: asking })),
      setSelected: (ids, selected) => setState((old) => ({ ...old, selected: withIds(old, ids, selected) })),
    }),
    [],
  );
  const { asking, askingMany, selected } = state;
  const answered = rows.filter((row) => row.offer === "none" && asking.includes(row.id));
  const answeredIds = answered.map((row) => row.id).join(" ");
  const isMoot = askingMany && !rows.some((row) => isUnresolved(row) && selected.has(row.id));
  useEffect(() => {
    if (answeredIds) changes.askNoMore(answeredIds.split(" "));
    if (isMoot) changes.askAboutMany(false);
  }, [answeredIds, isMoot, changes]);
  return { ...state, ...changes };
}

/** Whether closing it together with others has to be asked about. */
function isUnresolved(row: RowState): boolean {
  return row.selectable && row.offer === "ask";
}

function without(ids: readonly string[], others: readonly string[]): string[] {
  return ids.filter((id) => !others.includes(id));
}

function withIds({ selected }: ListState, ids: readonly string[], add: boolean): ReadonlySet<string> {
  const next = new Set(selected);
  for (const id of ids) {
    if (add) next.add(id);
    else next.delete(id);
  }
  return next;
}
