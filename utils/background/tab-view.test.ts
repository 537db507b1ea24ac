import { describe, expect, it } from "vitest";
import { ConduitError } from "../core/failure";
import { noOutage } from "../core/outage";
import type { TabView } from "../core/protocol";
import { newBudget } from "../core/request-budget";
import { GESTURE_AT, sampleIds, sampleJob } from "../core/testing/samples";
import { shownTickets, type TabViewParts, tabView } from "./tab-view";

const { ticket, otherTicket, contact } = sampleIds;
const unknown = { ticket: null, readAt: null, failure: null, loading: false };

type Looked = Parameters<typeof shownTickets>[0];

function viewOf(fields: Partial<TabViewParts & Looked> = {}): TabView {
  const parts = {
    reported: [contact, ticket],
    isCut: false,
    pastedIds: [],
    tables: [10_347],
    inboxNames: {},
    connection: { state: "none" as const },
    queue: { budget: newBudget(GESTURE_AT), refused: null, outage: noOutage },
    credentialId: "c",
    hasAccess: true,
    jobs: [],
    isOnline: true,
    now: GESTURE_AT,
    midnight: GESTURE_AT - 36_000_000,
    ...fields,
  };
  const shown = shownTickets(parts);
  const tickets = Object.fromEntries(shown.all.map((id) => [id, unknown]));
  return tabView({ ...parts, shown, tickets });
}

describe("the view of a tab", () => {
  it("hands the names of inboxes on", () => {
    const inboxNames = { "workspace-1": { guest: "Guests" } };
    expect(viewOf({ inboxNames }).inboxNames).toEqual(inboxNames);
  });

  it("shows tickets, not other documents", () => {
    expect(viewOf().ids).toEqual([ticket]);
    expect(viewOf({ tables: [10_347, 10_036] }).ids).toEqual([contact, ticket]);
  });

  it("tells a tab that never reported from one without tickets", () => {
    expect(viewOf({ reported: null })).toMatchObject({ watched: false, ids: [] });
    expect(viewOf({ reported: [] })).toMatchObject({ watched: true, ids: [] });
  });

  it("knows pasted ids and those with a job, without adding them to the page's", () => {
    const job = sampleJob({ ticketId: otherTicket });
    const view = viewOf({ pastedIds: [contact], jobs: [job] });
    expect(view.ids).toEqual([ticket]);
    expect(Object.keys(view.tickets).sort()).toEqual([contact, otherTicket, ticket].sort());
  });

  it("shows the latest job of a ticket, and old endings no more", () => {
    const old = sampleJob({ id: "old", state: "closed", createdAt: 1, endedAt: GESTURE_AT - 3_600_001 });
    const cancelled = sampleJob({
      id: "cancelled",
      state: "cancelled",
      createdAt: 2,
      endedAt: GESTURE_AT - 1_000,
    });
    const waiting = sampleJob({ id: "waiting", createdAt: 3 });
    expect(viewOf({ jobs: [waiting, old, cancelled] }).jobs[ticket]?.id).toBe("waiting");
    expect(viewOf({ jobs: [old] }).jobs).toEqual({});
  });

  it("shows for a minute that a close was taken back, and then nothing older in its place", async () => {
    const refused = sampleJob({ id: "refused", state: "refused", endedAt: GESTURE_AT - 300_000 });
    const cancelled = (ago: number) =>
      sampleJob({
        id: "cancelled",
        state: "cancelled",
        createdAt: refused.createdAt + 1,
        endedAt: GESTURE_AT - ago,
      });
    const shown = async (ago: number) =>
      viewOf({ jobs: [refused, cancelled(ago)], now: GESTURE_AT }).jobs[ticket]?.id;
    expect([await shown(59_000), await shown(60_000)]).toEqual(["cancelled", undefined]);
  });

  it("shows what is under way, even where the clock says that something ended came later", () => {
    const dismissed = sampleJob({
      id: "old",
      state: "dismissed",
      createdAt: GESTURE_AT + 60_000,
      endedAt: GESTURE_AT,
    });
    const view = viewOf({ jobs: [sampleJob(), dismissed] });
    expect(view.jobs[ticket]?.id).toBe("job-1");
  });

  it("counts what was closed today and what needs the agent", () => {
    const jobs = [
      sampleJob({ id: "1", state: "closed", endedAt: GESTURE_AT }),
      sampleJob({ id: "2", state: "closed", endedAt: GESTURE_AT - 36_000_001 }),
      sampleJob({ id: "3", state: "refused", endedAt: GESTURE_AT }),
      sampleJob({ id: "4", state: "needs-agent" }),
    ];
    expect(viewOf({ jobs })).toMatchObject({ closedToday: 1, needAgent: 1 });
  });

  it("says what holds closing back, the gravest first", () => {
    const failure = new ConduitError("forbidden").failure;
    const budget = { ...newBudget(GESTURE_AT), limitedUntil: GESTURE_AT + 5_000 };
    const refused = { credentialId: "c", failure };
    const hold = (fields: Partial<TabViewParts>) => viewOf(fields).hold;
    expect(hold({})).toBeNull();
    expect(hold({ isOnline: false })).toEqual({ kind: "offline" });
    expect(hold({ isOnline: false, queue: { budget, refused: null, outage: noOutage } })).toEqual({
      kind: "limited",
      until: GESTURE_AT + 5_000,
    });
    const down = {
      budget: newBudget(GESTURE_AT),
      refused: null,
      outage: { ...noOutage, lookAt: GESTURE_AT + 1 },
    };
    expect(hold({ queue: down, jobs: [sampleJob()] })).toEqual({
      kind: "outage",
      lookAt: GESTURE_AT + 1,
    });
    expect(hold({ queue: down, jobs: [sampleJob({ state: "checking" })] })).toBeNull();
    expect(hold({ queue: { ...down, outage: noOutage, refused }, credentialId: "another" })).toBeNull();
    expect(hold({ queue: { budget, refused, outage: noOutage } })).toEqual({ kind: "token", failure });
    const checking = [sampleJob({ state: "checking" })];
    expect(hold({ credentialId: null, jobs: checking })).toEqual({ kind: "no-token" });
    expect(hold({ hasAccess: false, jobs: checking })).toEqual({ kind: "not-permitted" });
    expect(hold({ credentialId: null, hasAccess: false, jobs: [] })).toBeNull();
  });
});
