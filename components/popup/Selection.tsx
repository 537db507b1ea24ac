import { useState } from "preact/hooks";
import { BulkBar } from "./BulkBar";
import type { RowState } from "./row-state";
import type { Commands } from "./use-commands";
import type { FocusMover } from "./use-focus";
import type { ListChanges } from "./use-list-state";
import { targetOf } from "./use-row-handlers";

interface SelectionProps {
  /** The rows that are chosen and shown. */
  rows: RowState[];
  list: ListChanges;
  commands: Commands;
  focus: FocusMover;
  /** Called with the tickets that were closed together and the jobs that came of it. */
  onClosed(ids: string[], jobs: Awaited<ReturnType<Commands["close"]>>): void;
}

/** What can be done with the tickets that are chosen. */
export function Selection({ rows, list, commands, focus, onClosed }: SelectionProps) {
  const [asking, setAsking] = useState(false);
  const resolved = rows.filter((row) => row.offer === "close");
  const close = async (chosen: RowState[]) => {
    const ids = chosen.map((row) => row.id);
    setAsking(false);
    list.setSelected(
      rows.map((row) => row.id),
      false,
    );
    onClosed(ids, await commands.close(chosen.map(targetOf)));
  };
  const askFirst = () => {
    if (resolved.length === rows.length) return void close(rows);
    setAsking(true);
    focus.focusSoon("confirm-many");
  };
  return (
    <BulkBar
      selected={rows.length}
      unresolved={rows.length - resolved.length}
      asking={asking}
      onClose={askFirst}
      onCloseAll={() => void close(rows)}
      onCloseResolved={() => void close(resolved)}
      onKeep={() => {
        setAsking(false);
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
