import type { TabView } from "../../utils/core/protocol";
import { Hidden } from "../ui/Hidden";
import type { BatchEntry } from "./batch-counts";
import type { Kept } from "./use-kept";
import { useOutcomes } from "./use-outcomes";
import { useSelectedCount } from "./use-selected-count";
import { useShownCount } from "./use-shown-count";

interface HeardProps {
  view: TabView | null;
  kept: Kept;
  /** How each of the tickets stands that were last closed together. */
  batch: readonly BatchEntry[];
  /** What is in the field. */
  text: string;
  /** How many tickets are shown. */
  count: number;
  /** How many of them are selected. */
  selected: number;
}

/** What changes and is only seen elsewhere, for those who hear it. */
export function Heard({ view, kept, batch, text, count, selected }: HeardProps) {
  const outcomes = useOutcomes(view, kept.memory, { ids: kept.together.ids, batch });
  const chosen = useSelectedCount(view && selected);
  const shown = useShownCount(text, count);
  return (
    <>
      <div role="status">
        <Hidden key={outcomes.turn}>{outcomes.text}</Hidden>
      </div>
      <div aria-live="polite">
        <Hidden>{chosen}</Hidden>
      </div>
      <div aria-live="polite">
        <Hidden key={shown.turn}>{shown.text}</Hidden>
      </div>
    </>
  );
}
