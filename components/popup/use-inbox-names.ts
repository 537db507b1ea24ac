import { useEffect } from "preact/hooks";
import type { TabView } from "../../utils/core/protocol";
import type { Ticket } from "../../utils/core/ticket";

/** Has names of inboxes read when the ticket that is open lies in one whose name is not known. */
export function useInboxNames(
  open: Ticket | null,
  view: TabView | null,
  load: (workspaceId: string) => void,
): void {
  const { inboxTypeId, workspaceId } = open ?? { inboxTypeId: null, workspaceId: null };
  const isNamed = view !== null && open !== null && inboxName(view.inboxNames, open) !== null;
  const wanted = inboxTypeId !== null && !isNamed ? workspaceId : null;
  useEffect(() => {
    if (wanted !== null) load(wanted);
  }, [wanted, load]);
}

/** The name of the inbox that a ticket lies in; `null` where it is not known. */
export function inboxName(
  names: TabView["inboxNames"],
  { inboxTypeId, workspaceId }: Pick<Ticket, "inboxTypeId" | "workspaceId">,
): string | null {
  const ofWorkspace = new Map(Object.entries(names)).get(workspaceId ?? "") ?? {};
  return new Map(Object.entries(ofWorkspace)).get(inboxTypeId ?? "") ?? null;
}
