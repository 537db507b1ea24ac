import { type CloseJob, canUndo, isPastUndo, isUnfinished } from "../../utils/core/close-job";
import { type BatchEntry, undoableIn } from "./batch-counts";
import type { KeyCommand } from "./key-command";
import type { RowState } from "./row-state";
import type { RowHandlers } from "./TicketRow";
import type { FocusMover } from "./use-focus";

/** What keys act on. */
export interface KeyContext {
  /** The rows in the order they are drawn. */
  rows: RowState[];
  handlers: RowHandlers;
  focus: FocusMover;
  /** The tickets that were closed together. */
  batch: readonly BatchEntry[];
  hasSelection: boolean;
  undo(jobIds: string[]): void;
  /** Says that it was sent already. */
  tellTooLate(): void;
  focusFilter(): void;
  /** Goes to the button that closes what is selected, or that answers the question about it. */
  focusSelection(): void;
  toggleHelp(): void;
  /** Takes back the latest thing that can be; tells whether there was one. */
  stepBack(): boolean;
}

/** A close that ended less than this many ms ago is what an agent wants to undo. */
const JUST_ENDED_MS = 60_000;

/** Does what a key asks for; tells whether there was anything to do. */
export function runKey(command: KeyCommand, context: KeyContext): boolean {
  const { rows, handlers, focus } = context;
  const row = currentRow(rows, focus);
  switch (command) {
    case "next":
    case "previous":
      return move(command === "next" ? 1 : -1, rows, focus);
    case "first":
    case "last":
      return go(command === "first" ? rows[0] : rows.at(-1), focus);
    case "filter":
      context.focusFilter();
      return true;
    case "help":
      context.toggleHelp();
      return true;
    case "back":
      return context.stepBack();
    case "undo":
      return undo(row, context);
    case "open":
      return act(row, handlers.onOpen);
    case "close":
      // Meant are those selected, not only the one that has the focus; their number is seen before they go.
      if (context.hasSelection) {
        context.focusSelection();
        return true;
      }
      return act(row?.offer === "none" ? undefined : row, handlers.onClose);
    case "select":
      return act(row?.selectable ? row : undefined, handlers.onSelect);
  }
}

/** The row that has the focus; a single row needs no focus to be meant. */
function currentRow(rows: RowState[], focus: FocusMover): RowState | undefined {
  return rows.length === 1 ? rows[0] : rows.find((row) => row.id === focus.current());
}

function move(by: 1 | -1, rows: RowState[], focus: FocusMover): boolean {
  const at = rows.findIndex((row) => row.id === focus.current());
  if (at < 0 && by < 0) return false;
  return go(at + by < 0 ? undefined : rows[Math.min(at + by, rows.length - 1)], focus);
}

function go(row: RowState | undefined, focus: FocusMover): boolean {
  if (row) focus.focusRow(row.id);
  return row !== undefined;
}

/** Undoes the close of the row, or else what was chosen last: one close, or several together. Never another in the place of one that was sent. */
function undo(row: RowState | undefined, { rows, handlers, batch, ...context }: KeyContext): boolean {
  if (row?.job?.state === "waiting") return act(row, handlers.onUndo);
  if (row?.job && isCurrent(row.job)) {
    if (isPastUndo(row.job)) context.tellTooLate();
    return true;
  }
  // What was chosen last is only about to be known.
  if (batch.includes("asked")) return true;
  const together = undoableIn(batch);
  const undoable = rows.filter(({ job }) => job && canUndo(job));
  const latest = undoable.sort((a, b) => (b.job?.createdAt ?? 0) - (a.job?.createdAt ?? 0))[0];
  const isOfBatch = together.length > 0 && (!latest?.job || together.includes(latest.job.id));
  if (!isOfBatch) return act(latest, handlers.onUndo);
  context.undo(together);
  return true;
}

function isCurrent(job: CloseJob): boolean {
  const endedAt = job.endedAt ?? Number.NEGATIVE_INFINITY;
  return isUnfinished(job) || job.state === "needs-agent" || Date.now() - endedAt < JUST_ENDED_MS;
}

function act(row: RowState | undefined, handle: (id: string) => void): boolean {
  if (!row) return false;
  handle(row.id);
  return true;
}
