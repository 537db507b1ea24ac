import { expect, it } from "vitest";
import { fakeBrowser } from "wxt/testing";
import { harbourWorkspace } from "../sandbox/seed/workspaces";
import { createEpoch } from "../utils/background/epoch";
import { recallTicket, rememberTickets } from "../utils/background/known-tickets";
import type { OnTickets } from "../utils/background/service";
import { ticketLoader } from "../utils/background/ticket-loader";
import { record } from "./figure";
import { World } from "./world";

const ON_PAGE = 40;
const NEWEST = 200;

it("shows the details of 40 tickets for 3 requests, and for none when the popup opens again", async () => {
  fakeBrowser.reset();
  const world = new World();
  const { timeline, service } = world;
  const newest = world.addTickets(NEWEST);
  world.credential = { ...world.credential, workspaceId: harbourWorkspace };
  const onPage = Array.from({ length: ON_PAGE }, (_, index) => newest[index * (NEWEST / ON_PAGE)] ?? "");
  const background = world.start();
  const now = () => timeline.now;
  const open = () => {
    const keep: OnTickets = async (tickets) => void (await rememberTickets(tickets, now()));
    const loader = ticketLoader(
      background.service,
      async () => world.credential,
      now,
      createEpoch(),
      keep,
      () => {},
    );
    return timeline.until(loader.load({ tabId: 7, ids: onPage, inView: onPage.slice(0, 8), refresh: false }));
  };

  await open();
  const requests = service.ledger.entries().length;
  for (const id of onPage) expect((await recallTicket(id)).ticket?.id).toBe(id);
  await timeline.pass(50_000);
  await open();
  const again = service.ledger.entries().length - requests;
  expect(requests).toBeLessThanOrEqual(3);
  expect(again).toBe(0);
  record("10-details", {
    what: `details of ${ON_PAGE} tickets on a page, spread over the newest ${NEWEST} of the workspace`,
    asked: "≤ 3 requests, 0 on reopening within a minute",
    seen: `${requests} requests, then ${again}`,
  });
});
