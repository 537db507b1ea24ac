import { type CountedKey, t, tCount } from "../../utils/platform/i18n";
import { Button } from "../ui/Button";
import { Counts } from "../ui/Counts";
import { IconButton } from "../ui/IconButton";
import styles from "./BulkBar.module.css";
import { type BatchCounts, type BatchEntry, countBatch, undoableIn } from "./batch-counts";

const words: readonly [keyof BatchCounts, CountedKey][] = [
  ["closed", "countClosed"],
  ["refused", "countRefused"],
  ["needYou", "countNeedYou"],
  ["cancelled", "countCancelled"],
  ["dismissed", "countDismissed"],
  ["unstarted", "countUnstarted"],
  ["busy", "countBusy"],
];

interface BatchBarProps {
  batch: readonly BatchEntry[];
  onUndo(jobIds: string[]): void;
  onForget(): void;
}

/** How far the tickets closed together have come; the counts add up to the number chosen. */
export function BatchBar({ batch, onUndo, onForget }: BatchBarProps) {
  const counts = countBatch(batch);
  const undoable = undoableIn(batch);
  const mayBeUndone = undoable.length > 0 || batch.includes("asked");
  return (
    <div class={styles["bar"]}>
      {counts.busy > 0 && (
        <progress
          class={styles["progress"]}
          aria-label={t("batchProgress")}
          max={batch.length}
          value={batch.length - counts.busy}
        />
      )}
      <span class={styles["count"]} data-part="counts">
        <Counts counts={countWords(counts).map((text) => ({ text }))} />
      </span>
      <span class={styles["gap"]} />
      {mayBeUndone && (
        <Button part="undo-all" inert={undoable.length === 0} onPress={() => onUndo(undoable)}>
          {t("undoAll")}
        </Button>
      )}
      {counts.busy === 0 && <IconButton small icon="cross" name={t("dismissNotice")} onPress={onForget} />}
    </div>
  );
}

/** "11 closed · 1 refused · 1 needs you": only what there is. */
export function batchWords(counts: BatchCounts): string {
  return countWords(counts).join(" · ");
}

function countWords(counts: BatchCounts): string[] {
  return words.filter(([place]) => counts[place] > 0).map(([place, key]) => tCount(key, counts[place]));
}
