import type { InboxNames, QueueHold, TabView } from "../../utils/core/protocol";
import { t } from "../../utils/platform/i18n";
import { AllResolved } from "./AllResolved";
import type { RowState } from "./row-state";
import { SectionHead } from "./SectionHead";
import { TicketList } from "./TicketList";
import type { RowHandlers } from "./TicketRow";
import { useDrawn } from "./use-drawn";
import type { ListChanges, ListState } from "./use-list-state";
import type { Sections } from "./use-sections";

interface TicketsProps {
  view: TabView;
  sections: Sections;
  list: ListState & ListChanges;
  handlers: RowHandlers;
  /** The row that is to be drawn whatever its place, to be given the focus. */
  soughtId: string | null;
  now: number;
  hold: QueueHold | null;
  linkTemplate: string;
  inboxNames: InboxNames;
}

/** The pasted tickets, then those of the page. */
export function Tickets({ view, sections: { pasted, page, all }, soughtId, ...rest }: TicketsProps) {
  const { list } = rest;
  const isDrawn = useDrawn(all, soughtId);
  // What a filter leaves is counted as it is.
  const isFirst = view.isCut && all.length >= view.ids.length;
  const allOf = (rows: RowState[], headId: string) => (
    <AllResolved headId={headId} rows={rows} selected={list.selected} onChange={list.setSelected} />
  );
  return (
    <>
      {pasted.length > 0 && (
        <section>
          <SectionHead id="pasted" title={t("pasted")} count={pasted.length}>
            {allOf(pasted, "pasted")}
          </SectionHead>
          <TicketList name={t("pastedLabel")} rows={pasted.filter(isDrawn)} {...rest} />
        </section>
      )}
      {page.length > 0 && (
        <section>
          <SectionHead id="on-page" title={t("onThisPage")} count={page.length} isFirst={isFirst}>
            {allOf(page, "on-page")}
          </SectionHead>
          <TicketList name={t("listLabel")} rows={page.filter(isDrawn)} {...rest} />
        </section>
      )}
    </>
  );
}
