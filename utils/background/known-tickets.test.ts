import { beforeEach, expect, it } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { ConduitError } from "../core/failure";
import { sampleIds, sampleTicket } from "../core/testing/samples";
import { createEpoch } from "./epoch";
import {
  forgetTickets,
  recallTicket,
  recallTickets,
  rememberFailure,
  rememberTickets,
  subjectsOf,
} from "./known-tickets";

beforeEach(() => fakeBrowser.reset());

it("knows the subjects of tickets that were read and have one", async () => {
  const { ticket, otherTicket } = sampleIds;
  await rememberTickets([sampleTicket({ id: ticket }), sampleTicket({ id: otherTicket, subject: "  " })], 1);
  expect(await subjectsOf([ticket, otherTicket, ticket, "never-read"])).toEqual({
    [ticket]: "Early check-in request",
  });
});

it("remembers nothing that was read with a token of before", async () => {
  const { ticket } = sampleIds;
  const epoch = createEpoch();
  const isCurrent = epoch.enter();
  const remembering = rememberTickets([sampleTicket({ id: ticket, status: "closed" })], 1, isCurrent);
  epoch.end();
  await forgetTickets();
  expect(await remembering).toEqual([]);
  await rememberFailure(ticket, new ConduitError("timeout").failure, isCurrent);
  expect(await recallTicket(ticket)).toEqual({ ticket: null, readAt: null, failure: null });
  await rememberFailure(ticket, new ConduitError("timeout").failure, epoch.enter());
  expect((await recallTicket(ticket)).failure?.kind).toBe("timeout");
});

it("remembers the failures of 500 tickets that were never read, and all others", async () => {
  const { failure } = new ConduitError("not-found");
  await rememberTickets([sampleTicket({ id: "read" })], 1);
  await rememberFailure("read", failure);
  const ids = Array.from({ length: 520 }, (_, index) => `unread-${index}`);
  for (const id of ids) await rememberFailure(id, failure);
  await rememberFailure("unread-519", failure);
  const failed = [...(await recallTickets(ids))].filter(([, known]) => known.failure).map(([id]) => id);
  expect(failed).toEqual(ids.slice(20));
  expect((await recallTicket("read")).failure).toEqual(failure);
});

it("keeps a ticket that was read after it had failed, however many fail then", async () => {
  const { failure } = new ConduitError("not-found");
  await rememberFailure("read-later", failure);
  await rememberTickets([sampleTicket({ id: "read-later" })], 1);
  for (let index = 0; index < 510; index++) await rememberFailure(`unread-${index}`, failure);
  expect((await recallTicket("read-later")).ticket?.id).toBe("read-later");
});
