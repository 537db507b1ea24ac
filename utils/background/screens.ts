import { isUnfinished } from "../core/close-job";
import type { Policy } from "../core/policy";
import type { KnownTicket, QueueHold, TabView, UiProtocol } from "../core/protocol";
import { announce } from "../platform/announcements";
import { hideNotices } from "../platform/notices";
import { injectScanner } from "../platform/scanner-injection";
import { clearLocalStorage, removeSessionItems } from "../platform/storage-item";
import type { QueueStateStore } from "./close-queue/queue-state";
import type { JobStore } from "./close-queue/store";
import type { Connection } from "./connection";
import type { CredentialStore } from "./credential";
import type { InboxNameStore } from "./inbox-names";
import { forgetTickets, recallTickets, subjectsOf } from "./known-tickets";
import type { PageWatch } from "./page-watch";
import { readPolicy } from "./policy";
import type { SettingsStore } from "./settings-store";
import { shownTickets, tabView } from "./tab-view";
import type { TicketLoader, TicketQuery } from "./ticket-loader";
import type { TicketTables } from "./ticket-tables";

type Activity = ReturnType<UiProtocol["getActivity"]>;

/** What the screens ask for, besides closing and connecting. */
export interface Screens {
  tab(tabId: number, pastedIds: readonly string[]): Promise<TabView>;
  loadTickets(query: TicketQuery): Promise<void>;
  loadInboxNames(workspaceId: string): Promise<void>;
  activity(): Promise<Activity>;
  settings: SettingsStore["read"];
  changeSettings: SettingsStore["change"];
  importSettings: SettingsStore["takeFile"];
  policy(): Promise<Policy>;
  lookAt(tabId: number): Promise<boolean>;
  checkTab(tabId: number): Promise<void>;
  /** Erases all that is stored but where the token is to be kept; tells what there was. */
  forgetEverything(): Promise<{ jobs: number; hadToken: boolean }>;
  /** Hands a result on after every open screen was told that something changed. */
  announced<T>(result: Promise<T>): Promise<T>;
}

export interface ScreensDependencies {
  store: JobStore;
  queue: QueueStateStore;
  connection: Connection;
  loader: TicketLoader;
  inboxes: InboxNameStore;
  settings: SettingsStore;
  watch: PageWatch;
  tables: TicketTables;
  standing: CredentialStore["standing"];
  /** Whether the browser lets us talk to the service. */
  hasAccess(): Promise<boolean>;
  isOnline(): boolean;
  /** What holds closing back as a whole. */
  hold(): Promise<QueueHold | null>;
  now(): number;
  wakePump(): void;
  /** Erases what a newer version left, which nothing here can read; tells how many closes were in it. */
  eraseNewerData(): Promise<number>;
  /** Everything was erased: whatever shows it has to say so. */
  onForgotten(): Promise<void>;
}

/** The background's side of our screens. */
export function createScreens(parts: ScreensDependencies): Screens {
  const { store, queue, connection, loader, watch, now } = parts;

  async function tab(tabId: number, pastedIds: readonly string[]): Promise<TabView> {
    // The agent waits for this: nothing waits for anything that it does not need.
    const [found, standing] = await Promise.all([foundIn(tabId, pastedIds), standingNow()]);
    const midnight = new Date(now()).setHours(0, 0, 0, 0);
    // Only what waits can be held back by it.
    const hasAccess = !found.jobs.some(isUnfinished) || (await parts.hasAccess());
    return tabView({ ...found, ...standing, hasAccess, isOnline: parts.isOnline(), now: now(), midnight });
  }

  /** The tickets of a tab, with what is known of them. */
  async function foundIn(tabId: number, pastedIds: readonly string[]) {
    const [report, tables, jobs] = await Promise.all([watch.read(tabId), parts.tables.read(), store.known()]);
    const reported = report?.ids ?? null;
    loader.shown([...(reported ?? []), ...pastedIds]);
    const shown = shownTickets({ reported, pastedIds, tables, jobs, now: now() });
    return { reported, isCut: report?.isCut ?? false, jobs, shown, tickets: await known(shown.all) };
  }

  /** What is the same for all tabs. */
  async function standingNow() {
    const [standing, queueState, inboxNames] = await Promise.all([
      parts.standing(),
      queue.known(),
      parts.inboxes.read(),
    ]);
    return { ...standing, queue: queueState, inboxNames };
  }

  async function known(ids: readonly string[]): Promise<Record<string, KnownTicket>> {
    const remembered = [...(await recallTickets(ids))];
    return Object.fromEntries(
      remembered.map(([id, ticket]) => [id, { ...ticket, loading: loader.isLoading(id) }]),
    );
  }

  async function activity(): Promise<Activity> {
    const jobs = (await store.all()).sort((one, other) => other.createdAt - one.createdAt);
    const subjects = await subjectsOf(jobs.map(({ ticketId }) => ticketId));
    const undecided = await known(
      jobs.flatMap(({ state, ticketId }) => (state === "needs-agent" ? [ticketId] : [])),
    );
    return { jobs, hold: await parts.hold(), subjects, undecided };
  }

  async function forgetEverything(): Promise<{ jobs: number; hadToken: boolean }> {
    const newer = await parts.eraseNewerData();
    const hadToken = (await connection.view()).state !== "none";
    const jobs = newer + (await store.all()).length;
    await connection.forget(async () => {
      // Where the token is kept stays as it was chosen: the next one may not come to a disk unasked.
      for (const part of [store, queue, parts.tables]) await part.forget();
      await parts.settings.forget();
      await clearLocalStorage();
      // Which ids the open pages hold is not history: they would not tell it a second time.
      await removeSessionItems((key) => !watch.isOfOpenTab(key));
      // What came in meanwhile is not known any more either.
      await forgetTickets();
      await parts.inboxes.forget();
    });
    // They name tickets, and offer to undo what is gone.
    await hideNotices().catch(() => {});
    await watch.dropTarget();
    await watch.renewOrders();
    await parts.onForgotten();
    return { jobs, hadToken };
  }

  async function announced<T>(result: Promise<T>): Promise<T> {
    const value = await result;
    parts.wakePump();
    await announce();
    return value;
  }

  return {
    tab,
    loadTickets: loader.load,
    loadInboxNames: parts.inboxes.load,
    activity,
    settings: parts.settings.read,
    changeSettings: parts.settings.change,
    importSettings: parts.settings.takeFile,
    policy: readPolicy,
    lookAt: injectScanner,
    checkTab: watch.checkTab,
    forgetEverything,
    announced,
  };
}
