import { parseTicketId } from "../core/ticket-id";
import { storageItem } from "../platform/storage-item";

/** What a frame told of what is pointed at in it. */
export interface Target {
  tabId: number;
  frameId: number;
  /** `null` where the browser does not tell documents of a frame apart. */
  documentId: string | null;
  ids: string[];
}

/**
 * The tickets that a gesture outside our screens would act on now, maybe none, and the frame in which they are: the last one in which
 * the user did something. Survives the worker: the pointer may rest longer than that.
 */
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
 * The target after a frame's report. Any script can select, move the focus or change the page: so only what comes of the user's own
 * doing there (`takes`) makes a frame the one that counts. What it tells later counts until another one does.
 */
export function afterTargetReport(current: Target | null, report: Target, takes: boolean): Target | null {
  const isSame =
    current?.tabId === report.tabId &&
    current.frameId === report.frameId &&
    current.documentId === report.documentId;
  return takes || isSame ? report : current;
}
