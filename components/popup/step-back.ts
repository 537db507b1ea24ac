import type { RowState } from "./row-state";
import type { RowHandlers } from "./TicketRow";
import type { FocusMover } from "./use-focus";
import type { ListChanges, ListState } from "./use-list-state";

interface Steps {
  help: boolean;
  hideHelp(): void;
  handlers: RowHandlers;
  list: ListState & ListChanges;
  rows: RowState[];
  selected: RowState[];
  text: string;
  onText(text: string): void;
  focus: FocusMover;
}

/** What Escape does: takes back the latest thing that is open. With nothing left to take back, the browser closes the popup. */
export function stepBack(steps: Steps): boolean {
  const { help, hideHelp, handlers, list, selected, text, onText, focus } = steps;
  const asking = askingId(steps);
  if (help) hideHelp();
  else if (asking !== undefined) handlers.onKeep(asking);
  else if (list.askingMany) {
    list.askAboutMany(false);
    focus.focusSoon("close-many");
  } else if (text) onText("");
  else if (selected.length > 0) {
    list.setSelected(
      selected.map((row) => row.id),
      false,
    );
  } else if (list.openId !== null) {
    focus.focusRow(list.openId);
    list.toggleOpen(list.openId);
  } else return false;
  return true;
}

/** Of the rows that ask the one that has the focus, or else the one that began last. One that is filtered away asks nobody. */
function askingId({ rows, list, focus }: Steps): string | undefined {
  const asking = list.asking.filter((id) => rows.some((row) => row.id === id && row.offer !== "none"));
  return asking.find((id) => id === focus.current()) ?? asking.at(-1);
}
