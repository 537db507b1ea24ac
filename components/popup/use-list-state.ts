import { useMemo, useState } from "preact/hooks";

/** What the agent did with the list, apart from the tickets themselves. */
export interface ListState {
  /** The row that shows all its details. */
  openId: string | null;
  /** The row that asks before it closes. */
  askingId: string | null;
  selected: ReadonlySet<string>;
}

export interface ListChanges {
  toggleOpen(id: string): void;
  askAbout(id: string | null): void;
  toggleSelected(id: string): void;
  setSelected(ids: readonly string[], selected: boolean): void;
}

const START: ListState = { openId: null, askingId: null, selected: new Set() };

/** The state of the list and the ways to change it. */
export function useListState(): ListState & ListChanges {
  const [state, setState] = useState(START);
  const changes = useMemo<ListChanges>(
    () => ({
      toggleOpen: (id) => setState((old) => ({ ...old, openId: old.openId === id ? null : id })),
      askAbout: (id) => setState((old) => ({ ...old, askingId: id })),
      toggleSelected: (id) =>
        setState((old) => ({ ...old, selected: withIds(old, [id], !old.selected.has(id)) })),
      setSelected: (ids, selected) => setState((old) => ({ ...old, selected: withIds(old, ids, selected) })),
    }),
    [],
  );
  return { ...state, ...changes };
}

function withIds({ selected }: ListState, ids: readonly string[], add: boolean): ReadonlySet<string> {
  const next = new Set(selected);
  for (const id of ids) {
    if (add) next.add(id);
    else next.delete(id);
  }
  return next;
}
