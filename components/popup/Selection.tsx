import { BulkBar } from "./BulkBar";
import { questionOf, type RowState } from "./row-state";
import type { LearnJobs } from "./use-batch";
import type { Commands } from "./use-commands";
import type { FocusMover } from "./use-focus";
import type { ListChanges, ListState } from "./use-list-state";
import { targetOf } from "./use-row-handlers";

interface SelectionProps {
  /** The rows that are chosen and shown. */
  rows: RowState[];
  list: ListState & ListChanges;
  commands: Commands;
  focus: FocusMover;
  /** Called with the tickets that are closed together; what it gives is called with the jobs that came of it, if that is known. */
  onStart(ids: string[]): LearnJobs;
}

/** What can be done with the tickets that are chosen. */
export function Selection({ rows, list, commands, focus, onStart }: SelectionProps) {
  const resolved = rows.filter((row) => row.offer === "close");
  const others = rows.filter((row) => row.offer !== "close");
  const close = async (chosen: RowState[]) => {
    const ids = chosen.map((row) => row.id);
    list.askAboutMany(false);
    list.setSelected(
      rows.map((row) => row.id),
      false,
    );
    const learnJobs = onStart(ids);
    focus.focusSoon("undo-all");
    learnJobs(await commands.close(chosen.map(targetOf)));
  };
  const askFirst = () => {
    if (others.length === 0) return void close(rows);
    list.askAboutMany(true);
    focus.focusSoon("confirm-many");
  };
  return (
    <BulkBar
      selected={rows.length}
      unresolved={others.length}
      isStatusKnown={others.every((row) => questionOf(row) === "not-resolved")}
      asking={list.askingMany}
      onClose={askFirst}
      onCloseAll={() => void close(rows)}
      onCloseResolved={() => void close(resolved)}
      onKeep={() => {
        list.askAboutMany(false);
        focus.focusSoon("close-many");
      }}
      onClear={() =>
        list.setSelected(
          rows.map((row) => row.id),
          false,
        )
      }
    />
  );
}
