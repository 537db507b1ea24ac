import type { TabView } from "../../utils/core/protocol";
import { Hidden } from "../ui/Hidden";
import type { BatchEntry } from "./batch-counts";
import type { Kept } from "./use-kept";
import { useOutcomes } from "./use-outcomes";

interface HeardProps {
  view: TabView | null;
  kept: Kept;
  /** How each of the tickets stands that were last closed together. */
  batch: readonly BatchEntry[];
}

/** What changes and is only seen elsewhere, for those who hear it. */
export function Heard({ view, kept, batch }: HeardProps) {
  const outcomes = useOutcomes(view, kept.memory, { ids: kept.together.ids, batch });
  return (
    <div role="status">
      <Hidden key={outcomes.turn}>{outcomes.text}</Hidden>
    </div>
  );
}
