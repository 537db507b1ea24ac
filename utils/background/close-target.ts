import { parseTicketId } from "../core/ticket-id";
import { storageItem } from "../platform/storage-item";

/** The tickets that a gesture outside our screens would act on now, and the tab they were pointed at in. */
export interface Target {
  tabId: number;
  frameId: number;
  ids: string[];
}

/** Survives the worker: the pointer may rest longer than that. */
export const currentTarget = storageItem<Target | null>(
  "session",
  "target",
  (stored) => stored as Target | null,
);

const PREFIX = "close:";

/** The id of the menu item that offers to close these tickets. It says all the click needs to know. */
export function menuItemId(ids: readonly string[]): string {
  return PREFIX + ids.join(",");
}

/** The tickets that a menu item promised to close; none for an item that is not ours. */
export function idsOfMenuItem(itemId: string): string[] {
  if (!itemId.startsWith(PREFIX)) return [];
  return itemId
    .slice(PREFIX.length)
    .split(",")
    .filter((id) => parseTicketId(id) !== null);
}

/**
 * The target after a frame's report: an empty report takes away only what the same frame had pointed at.
 */
export function afterTargetReport(current: Target | null, report: Target): Target | null {
  if (report.ids.length > 0) return report;
  const isSame = current?.tabId === report.tabId && current.frameId === report.frameId;
  return isSame ? null : current;
}
