import { beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { ConduitError } from "../core/failure";
import { GESTURE_AT, sampleTicket } from "../core/testing/samples";
import type { Ticket } from "../core/ticket";
import { createEpoch } from "./epoch";
import { closedAmong, recallTicket, rememberTickets } from "./known-tickets";
import { NotWanted, type Turn } from "./request-gate";
import { freshBrowser } from "./testing/fresh-browser";
import { type TicketLoader, ticketLoader } from "./ticket-loader";

const epoch = createEpoch();
let now: number;
let asked: string[];
let listed: Record<string, string[][]>;
let missing: Set<string>;
let loader: TicketLoader;
let changes: number;
/** The turns of single readings, and what each request waits for. */
let turns: Turn[];
let hindrance: (turn: Turn) => Promise<void>;

beforeEach(async () => {
  await freshBrowser();
  now = GESTURE_AT;
  asked = [];
  listed = {};
  missing = new Set();
  changes = 0;
  turns = [];
  hindrance = async () => {};
  const remember = async (tickets: readonly Ticket[]) => void (await rememberTickets(tickets, now));
  const service = {
    readTicket: async (id: string, turn: Turn) => {
      turns.push(turn);
      await hindrance(turn);
      asked.push(id);
      await Promise.resolve();
      if (missing.has(id)) throw new ConduitError("not-found", { status: 404 });
      await remember([sampleTicket({ id })]);
      return sampleTicket({ id });
    },
    listTickets: async (workspaceId: string, cursor: string | null, turn: Turn) => {
      await hindrance(turn);
      const page = Number(cursor ?? 0);
      asked.push(`${workspaceId}:${page}`);
      const items = (listed[workspaceId]?.[page] ?? []).map((id) => sampleTicket({ id }));
      return { items, nextCursor: listed[workspaceId]?.[page + 1] ? String(page + 1) : null };
    },
  };
  const workspaces = [
    { id: "w1", name: null },
    { id: "w2", name: null },
  ];
  const credential = { token: "t", credentialId: "c", workspaces, workspaceId: null, savedAt: 0 };
  loader = ticketLoader(
    service,
    async () => credential,
    () => now,
    epoch,
    remember,
    () => changes++,
  );
});

const load = (wanted: string[], refresh: boolean, inView: string[] = []) =>
  loader.load({ tabId: 7, ids: wanted, inView, refresh });
const settled = () => new Promise((resolve) => setTimeout(resolve));
const ids = (count: number, from = 0) =>
  Array.from({ length: count }, (_, index) => `ticket-${from + index}`);

describe("loading details", () => {
  it("asks once for what is asked for twice at once", async () => {
    await Promise.all([load(["a", "b"], false), load(["b", "a"], false)]);
    expect(asked.sort()).toEqual(["a", "b"]);
    expect(changes).toBeGreaterThan(0);
  });

  it("asks nothing again within a minute, unless told to", async () => {
    await load(["a"], false);
    now += 59_000;
    await load(["a"], false);
    expect(asked).toEqual(["a"]);
    await load(["a"], true);
    now += 61_000;
    await load(["a"], false);
    expect(asked).toEqual(["a", "a", "a"]);
  });

  it("tells nothing where nothing has to be read", async () => {
    await load(["a", "b"], false);
    changes = 0;
    const again = load(["a", "b"], false);
    expect(loader.isLoading("a")).toBe(false);
    await again;
    expect(changes).toBe(0);
  });

  it("reads many through the lists of the workspaces, and only the rest one by one", async () => {
    listed = { w1: [ids(30), ids(30, 30)], w2: [["ticket-99"]] };
    await load([...ids(40), "ticket-99", "elsewhere"], false, ["elsewhere"]);
    expect(asked).toEqual(["w1:0", "w1:1", "w2:0", "elsewhere"]);
    for (const id of ids(40)) expect((await recallTicket(id)).ticket?.id).toBe(id);
  });

  it("leaves what no list shows until somebody sees it, and then reads only that, by itself", async () => {
    listed = { w1: [ids(5)] };
    await load([...ids(5), ...ids(20, 100)], false);
    expect(asked).toEqual(["w1:0", "w2:0"]);
    expect(ids(20, 100).some((id) => loader.isLoading(id))).toBe(false);
    const inView = ids(6, 100);
    await load(inView, false, inView);
    expect(asked.slice(2)).toEqual(inView);
  });

  it("reads what is seen while the lists are still being read", async () => {
    listed = { w1: [ids(5)] };
    const whole = load([...ids(5), "elsewhere", "far-below"], false);
    await load(["elsewhere"], false, ["elsewhere"]);
    await whole;
    expect(asked).toEqual(["w1:0", "w2:0", "elsewhere"]);
  });

  it("leaves what no screen has asked about for a quarter of a minute, and calls that no failure", async () => {
    let finish = () => {};
    hindrance = () =>
      new Promise<void>((resolve) => {
        finish = resolve;
      });
    const loading = load(["a"], false);
    await settled();
    const [turn] = turns;
    now += 14_000;
    expect(turn?.isWanted?.()).toBe(true);
    loader.shown(["a"]);
    now += 14_000;
    expect(turn?.isWanted?.()).toBe(true);
    now += 1_000;
    expect(turn?.isWanted?.()).toBe(false);
    hindrance = async () => {
      throw new NotWanted();
    };
    finish();
    await loading;
    await load(["b"], false);
    expect(loader.isLoading("b")).toBe(false);
    expect((await recallTicket("b")).failure).toBeNull();
  });

  it("goes after closes, but for what the agent asked for, however it got into the line", async () => {
    let finish = () => {};
    hindrance = () =>
      new Promise<void>((resolve) => {
        finish = resolve;
      });
    const loading = load(["a"], false);
    await settled();
    expect(turns[0]?.priority).toBe("automatic");
    await load(["a"], true);
    expect(turns[0]?.priority).toBe("screen");
    now += 60_000;
    expect(turns[0]?.isWanted?.()).toBe(true);
    finish();
    await loading;
  });

  it("makes forty requests a minute for a tab without being asked, lists included", async () => {
    hindrance = async (turn) => {
      if (!turn.isWanted?.()) throw new NotWanted();
      turn.onLeaving?.();
    };
    for (let round = 0; round < 50; round++) await load([`ticket-${round}`], false);
    expect(asked).toHaveLength(40);
    await loader.load({ tabId: 8, ids: ["elsewhere"], inView: [], refresh: false });
    await load(["pressed"], true);
    expect(asked.slice(40)).toEqual(["elsewhere", "pressed"]);
    now += 60_000;
    await load(["later"], false);
    expect(asked.at(-1)).toBe("later");
  });

  it("remembers why a ticket could not be read, beside what was known of it, and asks again next time", async () => {
    await load(["a"], false);
    missing.add("a");
    await load(["a"], true);
    expect(await recallTicket("a")).toMatchObject({ ticket: { id: "a" }, failure: { kind: "not-found" } });
    expect(loader.isLoading("a")).toBe(false);
    missing.clear();
    await load(["a"], false);
    expect((await recallTicket("a")).failure).toBeNull();
  });
});

describe("what is remembered", () => {
  it("tells which tickets are closed, and which were closed or opened again since", async () => {
    const closed = { status: "closed" };
    const [a, b] = [sampleTicket({ id: "a", ...closed }), sampleTicket({ id: "b" })];
    expect(await rememberTickets([a, b], now)).toEqual(["a"]);
    expect(await closedAmong(["b", "x", "a"])).toEqual(["a"]);
    expect(await rememberTickets([a, { ...b, ...closed }], now)).toEqual(["b"]);
    expect(await rememberTickets([{ ...a, status: "new" }], now)).toEqual(["a"]);
    expect(await closedAmong(["a", "b"])).toEqual(["b"]);
  });

  it("makes room where the session's storage is full", async () => {
    await rememberTickets([sampleTicket({ id: "old" })], now);
    const set = fakeBrowser.storage.session.set.bind(fakeBrowser.storage.session);
    vi.spyOn(fakeBrowser.storage.session, "set")
      .mockRejectedValueOnce(new Error("QUOTA_BYTES"))
      .mockImplementation(set);
    await rememberTickets([sampleTicket({ id: "new" })], now);
    expect((await recallTicket("new")).ticket?.id).toBe("new");
    expect((await recallTicket("old")).ticket).toBeNull();
  });
});
