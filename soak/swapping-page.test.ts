import { beforeEach, expect, it } from "vitest";
import { fakeBrowser } from "wxt/testing";
import { makeTicketIds } from "../sandbox/ticket-id";
import { createEpoch } from "../utils/background/epoch";
import { rememberTickets } from "../utils/background/known-tickets";
import { type TicketLoader, ticketLoader } from "../utils/background/ticket-loader";
import { record } from "./figure";
import { World } from "./world";

/** What a page can do while the panel is open: other ids in every report. */
const SWAP_EVERY_MS = 250;
const IDS_AT_ONCE = 3;
const MINUTES = 3;

beforeEach(() => fakeBrowser.reset());

function loaderOf(world: World): TicketLoader {
  const now = () => world.timeline.now;
  return ticketLoader(
    world.background.service,
    async () => world.credential,
    now,
    createEpoch(),
    async (tickets) => void (await rememberTickets(tickets, now())),
    () => {},
  );
}

/** Lets the page swap its ids for so many ms; the panel asks for each of them, as it does. */
async function swap(world: World, loader: TicketLoader, ids: Iterator<string>, ms: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += SWAP_EVERY_MS) {
    const shown = Array.from({ length: IDS_AT_ONCE }, () => String(ids.next().value));
    loader.shown(shown);
    void loader.load({ tabId: 7, ids: shown, inView: shown, refresh: false });
    await world.timeline.pass(SWAP_EVERY_MS);
  }
}

/** The most requests that came within any minute, of those that came since a time in ms. */
function mostInAMinute(world: World, since: number): number {
  const times = world.service.ledger
    .entries()
    .filter(({ method, time }) => method === "GET" && time >= since)
    .map(({ time }) => time);
  return Math.max(...times.map((end) => times.filter((time) => time > end - 60_000 && time <= end).length));
}

it("a page that swaps its ids holds no close up, and costs 40 requests in any minute", async () => {
  const world = new World();
  const loader = loaderOf(world);
  const ids = makeTicketIds({ count: 1_000_000 });
  await swap(world, loader, ids, 20_000);
  const chosenAt = world.timeline.now;
  const [ticket = ""] = world.addTickets(1);
  await world.timeline.until(world.gesture([ticket]));
  while ((await world.store.unfinished()).length > 0 && world.timeline.now < chosenAt + 3_600_000)
    await swap(world, loader, ids, 1_000);
  const [job] = await world.store.all();
  const seconds = ((job?.sentAt ?? Number.POSITIVE_INFINITY) - chosenAt - 5_000) / 1_000;
  expect(seconds).toBeLessThan(5);
  const since = world.timeline.now;
  await swap(world, loader, ids, MINUTES * 60_000);
  const reads = mostInAMinute(world, since);
  // One that left a minute before the last may have been longer on its way.
  expect(reads).toBeLessThanOrEqual(41);
  record("11-swapping-page", {
    what: `a page that shows ${IDS_AT_ONCE} other ids every ${SWAP_EVERY_MS} ms beside the open panel`,
    asked:
      "a close leaves within 5 s of its undo window; at most 40 requests leave in any minute for the page",
    seen: `left after ${seconds.toFixed(1)} s; ${reads} requests came in a minute at most`,
  });
});

it("reads what the agent asks for before anything that the page led to", async () => {
  const world = new World();
  const loader = loaderOf(world);
  await swap(world, loader, makeTicketIds({ count: 1_000 }), 5_000);
  const [pressed = ""] = world.addTickets(1);
  const at = world.timeline.now;
  // Even if it stood in the line already, at its end.
  void loader.load({ tabId: 7, ids: [pressed], inView: [pressed], refresh: false });
  const query = { tabId: 7, ids: [pressed], inView: [pressed], refresh: true };
  await world.timeline.until(loader.load(query));
  while (loader.isLoading(pressed)) await world.timeline.pass(100);
  expect(world.timeline.now - at).toBeLessThan(3_000);
});
