import { quotedLine } from "../core/quoted";
import { isClosed, type Ticket } from "../core/ticket";
import { shortTicketId } from "../core/ticket-id";
import { t, tCount } from "../platform/i18n";
import type { MenuItem } from "../platform/menus";
import { menuItemId } from "./close-target";

const MAX_SUBJECT = 40;

/**
 * The item that offers to close tickets.
 *
 * @param ids - at least one
 * @param known - the one ticket, where there is only one and its details are known
 */
export function menuItemFor(ids: readonly [string, ...string[]], known: Ticket | null): MenuItem {
  const id = menuItemId(ids);
  if (ids.length > 1) return { id, title: tCount("menuCloseMany", ids.length), enabled: true };
  const name = shortTicketId(ids[0]);
  if (known && isClosed(known)) return { id, title: t("menuIsClosed", name), enabled: false };
  const subject = quotedLine(known?.subject ?? "", MAX_SUBJECT);
  return { id, title: subject ? t("menuCloseNamed", name, subject) : t("menuClose", name), enabled: true };
}
