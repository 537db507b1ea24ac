import { NewerDataError } from "../core/newer-data";
import { defaultOrders, type FrameOrders } from "../core/protocol";
import type { Settings } from "../core/settings";
import { sitesOf } from "../core/sites";
import { isTicket } from "../core/ticket-id";
import { MenuOffer } from "../platform/menus";
import type { PageSender } from "../platform/messaging";
import { activeTabIds, nudgeTab } from "../platform/tabs";
import { showOnToolbar } from "../platform/toolbar";
import { afterTargetReport, currentTarget, type Target } from "./close-target";
import { inTurn } from "./in-turn";
import { closedAmong, recallTicket, withRoom } from "./known-tickets";
import { menuItemFor } from "./menu-title";
import { TabIds, type TabReport } from "./tab-ids";
import type { TicketTables } from "./ticket-tables";
import { toolbarState } from "./toolbar";

/** Follows what pages show and what is pointed at in them: the toolbar button and the context menu say it. */
export interface PageWatch {
  /** Takes a frame's report. @returns what it is to do: of what was seen of tickets no more than what concerns these very ids */
  takeIds(from: PageSender, report: FrameReport): Promise<FrameOrders>;
  /** Takes what a frame told of what is pointed at in it. `takes`: it comes of what the user just did there. */
  takeTarget(report: Target, takes: boolean): Promise<void>;
  /** Nothing is pointed at any more: another tab came to the front. */
  dropTarget(): Promise<void>;
  /** Drops the target and shows the toolbars. Never fails: what does not work is done at the next switch of tabs. */
  showAnew(): Promise<void>;
  /** The ids of a tab, tickets or not, or `null` when nothing was ever reported from it. */
  read(tabId: number): Promise<TabReport | null>;
  /** Says on the toolbar how the tabs in front stand, and in those where nothing reports what concerns them all. */
  showToolbars(): Promise<void>;
  /** Frames have other orders now: those that hold any of these ids, or without ids all. They are told, not waited for. */
  renewOrders(ids?: readonly string[]): Promise<void>;
  forgetTab(tabId: number): Promise<void>;
  /** Forgets what a tab reported if nothing in it can report any more: its page went without another one that we look at. */
  checkTab(tabId: number): Promise<void>;
  /** Whether a key of session storage holds the ids of a tab. */
  isOfOpenTab(key: string): boolean;
}

/** What a frame tells of itself. */
interface FrameReport {
  ids: string[];
  startedAt: number;
  hosts: string[];
}

/** What frames do as long as a newer version alone knows which sites are to be silent. */
const silence: FrameOrders = { ...defaultOrders, isSilent: true };

/**
 * @param settings - of them what concerns pages
 * @param countNeedAgent - how many jobs wait for the agent's decision
 * @param onChange - the ids of a tab changed
 */
export function pageWatch(
  tables: Pick<TicketTables, "read" | "learn">,
  settings: () => Promise<Pick<Settings, "underline" | "silentSites">>,
  countNeedAgent: () => Promise<number>,
  onChange: () => void,
): PageWatch {
  const tabs = new TabIds();
  const menu = new MenuOffer();
  /** What is pointed at now must not be overtaken by what was before. */
  const targetInTurn = inTurn();

  async function takeIds(
    { tabId, frameId }: PageSender,
    { ids, startedAt, hosts }: FrameReport,
  ): Promise<FrameOrders> {
    const { underline, silentSites } = await settings();
    const isSilent = hosts.some((host) => sitesOf(host, silentSites).length > 0);
    const isNewPage = await tabs.report(tabId, frameId, { startedAt, ids: isSilent ? [] : ids });
    if (isNewPage) await dropTarget(tabId);
    await showToolbar(tabId);
    onChange();
    return { isSilent, underline, tables: await tables.read(), closed: await closedAmong(ids) };
  }

  /** Silences a frame where only a newer version could say what it is to do; and notes its tab, if it can, to tell it when that is over. */
  async function silenceIfNewer(
    thrown: unknown,
    { tabId, frameId }: PageSender,
    { startedAt }: FrameReport,
  ): Promise<FrameOrders> {
    if (!(thrown instanceof NewerDataError)) throw thrown;
    await tabs.report(tabId, frameId, { startedAt, ids: [] }).catch(() => {});
    return silence;
  }

  async function showToolbar(tabId: number): Promise<void> {
    const known = await tables.read();
    const ids = (await tabs.read(tabId))?.ids.filter((id) => isTicket(id, known));
    await showOnToolbar(tabId, toolbarState(ids?.length ?? null, await countNeedAgent()));
  }

  async function showToolbars(): Promise<void> {
    // With its page a tab loses what was shown of it, and not every page reports.
    await showOnToolbar(null, toolbarState(null, await countNeedAgent()));
    for (const tabId of await activeTabIds()) await showToolbar(tabId);
  }

  async function showAnew(): Promise<void> {
    await Promise.all([dropTarget(), showToolbars()]).catch(() => {});
  }

  function takeTarget(report: Target, takes: boolean): Promise<void> {
    return targetInTurn(async () => {
      // Nobody points at anything in a tab that is not in front; a script can go on selecting there.
      if (!(await activeTabIds()).includes(report.tabId)) return;
      const target = afterTargetReport(await currentTarget.get(), report, takes);
      if (target !== report) return;
      await withRoom(() => currentTarget.set(target));
      await offer(target.ids);
    });
  }

  /** @param tabId - drops only what is pointed at in this tab */
  function dropTarget(tabId?: number): Promise<void> {
    return targetInTurn(async () => {
      const current = await currentTarget.get();
      if (tabId !== undefined && tabId !== current?.tabId) return;
      // Whoever comes back to its window finds there what was selected before, by hand.
      if (current) await currentTarget.set({ ...current, ids: [] });
      // Also where nothing is known to be pointed at: browsers keep menus from one start to the next.
      await offer([]);
    });
  }

  async function offer([first, ...more]: string[]): Promise<void> {
    if (first === undefined) return menu.show(null);
    await menu.show(menuItemFor([first, ...more], (await recallTicket(first)).ticket));
  }

  async function renewOrders(ids?: readonly string[]): Promise<void> {
    // A tab that the browser has frozen, or that shows a dialog, hears it when it goes on.
    for (const tabId of await tabs.tabsWith(ids)) void nudgeTab(tabId);
  }

  async function checkTab(tabId: number): Promise<void> {
    if (await nudgeTab(tabId)) return;
    if ((await tabs.read(tabId)) === null) return;
    await tabs.forget(tabId);
    await showToolbar(tabId);
    onChange();
  }

  return {
    takeIds: (from, report) => takeIds(from, report).catch((thrown) => silenceIfNewer(thrown, from, report)),
    takeTarget,
    dropTarget: () => dropTarget(),
    showAnew,
    read: (tabId) => tabs.read(tabId),
    showToolbars,
    renewOrders,
    forgetTab: (tabId) => tabs.forget(tabId),
    checkTab,
    isOfOpenTab: (key) => tabs.isKey(key),
  };
}
