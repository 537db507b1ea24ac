import { openDB } from "idb";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { noOutage } from "../core/outage";
import { defaultSettings } from "../core/settings";
import { sampleIds, sampleJob, sampleTicket } from "../core/testing/samples";
import { changeQueue, queueStateStore } from "./close-queue/queue-state";
import { jobStore } from "./close-queue/store";
import { eraseNewerData } from "./database";
import { recallTicket, rememberTickets } from "./known-tickets";
import { createScreens, type Screens } from "./screens";
import { settingsStore } from "./settings-store";
import { freshBrowser } from "./testing/fresh-browser";
import { freshDatabase } from "./testing/fresh-database";
import { ticketTables } from "./ticket-tables";

const { ticket, otherTicket } = sampleIds;
const watch = {
  read: vi.fn(async () => ({ ids: [ticket], isCut: false })),
  dropTarget: vi.fn(async () => {}),
  renewOrders: vi.fn(async () => {}),
  isOfOpenTab: (key: string) => key.startsWith("tab:"),
};
const shown = vi.fn();
const forgetInboxes = vi.fn(async () => {});
const onForgotten = vi.fn(async () => {});
/** What happens while the token is being erased. */
let meanwhile: () => Promise<unknown>;
let parts: ReturnType<typeof stores>;
let screens: Screens;

function stores() {
  const database = freshDatabase();
  return {
    store: jobStore(database),
    queue: queueStateStore(database, () => 0),
    settings: settingsStore(database, () => {}),
    tables: ticketTables(database),
    eraseNewerData: () => eraseNewerData(database),
  };
}

beforeEach(async () => {
  await freshBrowser();
  for (const mock of [watch.dropTarget, watch.renewOrders, shown, forgetInboxes, onForgotten])
    mock.mockClear();
  meanwhile = async () => {};
  parts = stores();
  const connection = {
    view: async () => ({ state: "connected" }),
    forget: async (eraseRest: () => Promise<void>) => {
      await meanwhile();
      await eraseRest();
    },
  };
  screens = createScreens({
    ...parts,
    connection: connection as never,
    loader: { load: async () => {}, shown, isLoading: (id) => id === otherTicket },
    inboxes: { load: async () => {}, read: async () => ({}), forget: forgetInboxes },
    watch: watch as never,
    standing: async () => ({ connection: { state: "none" }, credentialId: null }),
    hasAccess: async () => true,
    isOnline: () => true,
    hold: async () => null,
    now: () => 10,
    wakePump: () => {},
    onForgotten,
  });
});

describe("forgetting everything", () => {
  it("leaves nothing but which ids the open pages hold", async () => {
    const tab = { "tab:3": { 0: { ids: [ticket] } } };
    await parts.store.add([sampleJob({ ticketId: ticket })], 0);
    await parts.settings.change({ undoSeconds: 9 });
    await parts.tables.learn([sampleTicket({ id: sampleIds.contact })]);
    await changeQueue(parts.queue, () => ({ outage: { ...noOutage, lookAt: 5 } }));
    await rememberTickets([sampleTicket({ id: ticket })], 1);
    await fakeBrowser.storage.session.set({ ...tab, target: {}, "reading-refused": true });
    await fakeBrowser.storage.local.set({ old: 1 });
    expect(await screens.forgetEverything()).toEqual({ jobs: 1, hadToken: true });
    expect(await parts.store.all()).toEqual([]);
    expect(await parts.settings.read()).toEqual(defaultSettings);
    expect(await parts.tables.read()).toHaveLength(1);
    expect((await parts.queue.read()).outage).toEqual(noOutage);
    expect((await recallTicket(ticket)).ticket).toBeNull();
    expect(await fakeBrowser.storage.session.get()).toEqual(tab);
    expect(await fakeBrowser.storage.local.get()).toEqual({});
    expect(forgetInboxes).toHaveBeenCalledOnce();
  });

  it("leaves nothing of what came in meanwhile", async () => {
    meanwhile = () => rememberTickets([sampleTicket({ id: ticket })], 1);
    await screens.forgetEverything();
    expect((await recallTicket(ticket)).ticket).toBeNull();
  });

  it("takes away what names tickets: notifications, the menu's offer, marks in pages", async () => {
    await fakeBrowser.notifications.create("close:1", { type: "basic", title: "", message: "" });
    await screens.forgetEverything();
    expect(await fakeBrowser.notifications.getAll()).toEqual({});
    for (const told of [watch.dropTarget, watch.renewOrders, onForgotten])
      expect(told).toHaveBeenCalledOnce();
  });

  it("erases what a newer version stored, and goes on with this one's", async () => {
    await parts.store.add([sampleJob({ ticketId: ticket })], 0);
    (await openDB("closeout", 1_000)).close();
    expect(await screens.forgetEverything()).toEqual({ jobs: 1, hadToken: true });
    expect(await parts.store.all()).toEqual([]);
  });

  it("is done where the browser shows no notifications", async () => {
    vi.spyOn(fakeBrowser.notifications, "getAll").mockRejectedValue(new Error("No notifications here."));
    expect(await screens.forgetEverything()).toEqual({ jobs: 0, hadToken: true });
    expect(onForgotten).toHaveBeenCalledOnce();
  });
});

describe("the screens", () => {
  it("say which tickets they show: only those are worth a request", async () => {
    const view = await screens.tab(3, [otherTicket]);
    expect(view.ids).toEqual([ticket]);
    expect(view.tickets[otherTicket]?.loading).toBe(true);
    expect(shown.mock.calls).toEqual([[[ticket, otherTicket]]]);
  });

  it("are given all jobs, the latest first", async () => {
    const jobs = [ticket, otherTicket].map((ticketId, at) =>
      sampleJob({ id: `job-${at}`, ticketId, createdAt: at, state: "needs-agent" }),
    );
    await parts.store.add(jobs, 0);
    const activity = await screens.activity();
    expect(activity.jobs.map(({ id }) => id)).toEqual(["job-1", "job-0"]);
    expect(Object.keys(activity.undecided).sort()).toEqual([ticket, otherTicket].sort());
  });
});
