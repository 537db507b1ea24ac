import { useMemo } from "preact/hooks";
import type { TabView } from "../../utils/core/protocol";
import { filterRows } from "./filter-rows";
import { type RowState, rowStates } from "./row-state";

/** The rows that are shown, by where their ids come from. */
export interface Sections {
  pasted: RowState[];
  page: RowState[];
  /** Both, in the order they are drawn. */
  all: RowState[];
}

const EMPTY: Sections = { pasted: [], page: [], all: [] };

/**
 * The rows to show. A ticket that was pasted is listed there only; a text without ids in it filters the tickets of the page.
 *
 * @param slow - details that are missing are not coming by themselves any more
 */
export function useSections(
  view: TabView | null,
  pastedIds: readonly string[],
  text: string,
  slow: boolean,
): Sections {
  return useMemo(() => {
    if (view?.connection.state !== "connected") return EMPTY;
    const pasted = rowStates(pastedIds, view, slow);
    const others = rowStates(
      view.ids.filter((id) => !pastedIds.includes(id)),
      view,
      slow,
    );
    const page = pastedIds.length > 0 ? others : filterRows(others, text);
    return { pasted, page, all: [...pasted, ...page] };
  }, [view, pastedIds, text, slow]);
}
