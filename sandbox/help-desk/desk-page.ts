import type { SandboxTicket } from "../ticket";
import type { HelpDeskIds } from "./ids";
import { lookAlikes } from "./look-alikes";
import { escapeHtml, fill } from "./template";

/**
 * The board at `/`, with ids in every place that a web page offers.
 *
 * @param view which list the page opens with; an in-page navigation swaps it
 */
export function deskPage(desk: Desk, view: "arrivals" | "departures" = "arrivals"): string {
  const { ids, crossOrigin } = desk;
  return fill("desk.html", {
    ...flat(ids),
    crossOrigin,
    view: view === "arrivals" ? "Arrivals" : "Departures",
    viewRows: listRows(desk, ids[view]),
    rows: ids.table.map((id) => tableRow(desk, id)).join(""),
    lookAlikes: lookAlikes(ids.bent[0] ?? "")
      .map(({ text, why }) => `<li>${text} <small>${escapeHtml(why)}</small></li>`)
      .join(""),
    "splitByTag.html": split(
      ids.splitByTag[0] ?? "",
      (start, middle, end) => `${start}<b>${middle}</b>${end}`,
    ),
    "splitByWordBreak.html": split(ids.splitByWordBreak[0] ?? "", (...parts) => parts.join("<wbr>")),
  });
}

/** List items with ids and subjects, as the page's script fetches them. */
export function listRows({ ticket }: Pick<Desk, "ticket">, ids: readonly string[]): string {
  return ids.map((id) => `<li>${id}: ${escapeHtml(ticket(id)?.subject ?? "no subject")}</li>`).join("");
}

/** Ids under the names that pages use, such as `text.0`. */
export function flat(ids: HelpDeskIds): Record<string, string> {
  const named = Object.entries(ids).flatMap(([place, list]) =>
    list.map((id, index) => [`${place}.${index}`, id] as const),
  );
  return Object.fromEntries(named);
}

function tableRow({ ticket }: Desk, id: string): string {
  const { subject, status } = ticket(id) ?? {};
  return `<tr><td>${id}</td><td>${escapeHtml(subject ?? "–")}</td><td>${escapeHtml(status ?? "–")}</td></tr>`;
}

function split(id: string, join: (start: string, middle: string, end: string) => string): string {
  return join(id.slice(0, 8), id.slice(8, 20), id.slice(20));
}

export type Desk = {
  readonly ids: HelpDeskIds;
  readonly crossOrigin: string;
  readonly ticket: (id: string) => SandboxTicket | undefined;
};
