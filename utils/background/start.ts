import type { QueueHold } from "../core/protocol";
import type { Ticket } from "../core/ticket";
import { Alarm } from "../platform/alarm";
import { announce } from "../platform/announcements";
import { SteadyClock } from "../platform/clock";
import { closeStorageToPages } from "../platform/closed-storage";
import {
  onCommand,
  onFreshStart,
  onInstall,
  onTabGone,
  onTabSwitch,
  onWindowSwitch,
} from "../platform/lifecycle";
import { onManagedStorage } from "../platform/managed-storage";
import { onMenuClick } from "../platform/menus";
import { answerMessages } from "../platform/messaging";
import { networkWatch } from "../platform/network";
import { onNoticeAction } from "../platform/notices";
import { openOptions } from "../platform/options-page";
import { hasServiceAccess, onServiceAccess } from "../platform/permissions";
import { queueStateStore } from "./close-queue/queue-state";
import { jobStore } from "./close-queue/store";
import { createClosing } from "./closing";
import { createConnection } from "./connection";
import { credentialStore } from "./credential";
import { eraseNewerData, lazyDatabase } from "./database";
import { createEpoch } from "./epoch";
import { pageHandlers, uiHandlers } from "./handlers";
import { inboxNameStore } from "./inbox-names";
import { forgetTickets, isReadingRefused, rememberTickets } from "./known-tickets";
import { pageGestures } from "./page-gestures";
import { pageWatch } from "./page-watch";
import { readPolicy } from "./policy";
import { requestGate } from "./request-gate";
import { createScreens } from "./screens";
import { createService } from "./service";
import { settingsStore } from "./settings-store";
import { holdOf } from "./tab-view";
import { ticketLoader } from "./ticket-loader";
import { ticketTables } from "./ticket-tables";

/**
 * Starts the background: puts its parts together and listens. Everything is done synchronously, because the event that started the
 * worker is only handed to listeners that exist by then.
 */
export function startBackground(): void {
  void closeStorageToPages();
  const database = lazyDatabase();
  const clock = new SteadyClock();
  const { now } = clock;
  const newId = () => crypto.randomUUID();
  const isOnline = networkWatch(() => wake());
  const credentials = credentialStore(database);
  const store = jobStore(database);
  const queue = queueStateStore(database, now);
  const settings = settingsStore(database, () => void watch.renewOrders());
  const tables = ticketTables(database);
  const epoch = createEpoch();
  const gate = requestGate(queue, now, Math.random);

  const service = createService({
    credential: credentials.read,
    gate,
    hasAccess: hasServiceAccess,
    fetch: (input, init) => fetch(input, init),
    isOnline,
    now,
    epoch,
    onTickets,
  });
  const closing = createClosing({
    store,
    queue,
    service,
    credential: credentials.read,
    settings: settings.read,
    credentialId,
    hasAccess: hasServiceAccess,
    isOnline,
    wallNow: Date.now,
    exclusively: async (pass) => {
      await navigator.locks.request("closeout.close-queue", pass);
    },
    alarm: (ring) => new Alarm("close-queue", ring),
    hold,
    now,
    epoch,
    resyncClock: clock.resync,
    newId,
    onChange: jobsChanged,
  });
  const watch = pageWatch(tables, settings.read, store.countNeedAgent, () => void announce());
  const connection = createConnection({
    store: credentials,
    service,
    queue,
    policy: readPolicy,
    forgetRead,
    hasAccess: hasServiceAccess,
    isReadingRefused,
    now,
    newId,
  });
  const loader = ticketLoader(service, credentials.read, now, epoch, onTickets, () => void announce());
  const inboxes = inboxNameStore(service, epoch, now, () => void announce());
  const { wake } = closing;
  const screens = createScreens({
    store,
    queue,
    connection,
    loader,
    inboxes,
    settings,
    watch,
    tables,
    standing: credentials.standing,
    hasAccess: hasServiceAccess,
    isOnline,
    hold,
    now,
    wakePump: wake,
    eraseNewerData: () => eraseNewerData(database),
    onForgotten: async () => {
      await followPolicy();
      await jobsChanged();
    },
  });
  const fromPages = pageGestures(closing, newId, database);

  answerMessages({ page: pageHandlers(watch), ui: uiHandlers({ closing, connection, screens }) });
  onMenuClick((itemId) => void fromPages.closeFromMenu(itemId));
  onCommand("close-ticket", (tabId) => void fromPages.closeFromShortcut(tabId));
  onNoticeAction((id) => void closing.undoNotice(id));
  onTabGone((tabId) => void watch.forgetTab(tabId));
  onTabSwitch(() => void watch.showAnew());
  // The tabs in front of all windows are kept up to date: to show them anew would only hold up the popup, whose opening counts as well.
  onWindowSwitch(() => void watch.dropTarget());
  onFreshStart(() => void watch.showAnew());
  onInstall(() => void openOptions("connect"));
  onManagedStorage(() => void followPolicy().then(announce));
  onServiceAccess(() => {
    wake();
    void announce();
  });
  wake();
  void followPolicy();
  // Housekeeping: what fails now is done at the next start.
  store.prune(now()).catch(() => {});

  /** What fails here is done at the next start. */
  async function followPolicy(): Promise<void> {
    await settings.applyPolicy().catch(() => {});
    await connection.followPolicy().catch(() => {});
  }

  /** Remembering and telling must never decide what an answer means: what fails here is forgone. */
  async function onTickets(tickets: readonly Ticket[], isCurrent: () => boolean): Promise<void> {
    const turned = await rememberTickets(tickets, now(), isCurrent).catch(() => []);
    const isNewTable = isCurrent() && (await tables.learn(tickets).catch(() => false));
    if (isNewTable || turned.length > 0) void watch.renewOrders(isNewTable ? undefined : turned);
    await closing.seen(tickets).catch(() => {});
  }

  async function forgetRead(): Promise<void> {
    epoch.end();
    await forgetTickets();
    await inboxes.forget();
  }

  async function credentialId(): Promise<string | null> {
    const value = await credentials.read();
    return typeof value === "string" ? null : value.credentialId;
  }

  async function hold(): Promise<QueueHold | null> {
    // Not all jobs: asked at every change, that would take the longer the more was closed before.
    const [state, { credentialId: id }, hasAccess, jobs] = await Promise.all([
      queue.read(),
      credentials.standing(),
      hasServiceAccess(),
      store.unfinished(),
    ]);
    return holdOf({ queue: state, credentialId: id, hasAccess, jobs, isOnline: isOnline(), now: now() });
  }

  async function jobsChanged(): Promise<void> {
    await announce();
    await watch.showToolbars();
  }
}
