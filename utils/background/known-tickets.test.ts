import { beforeEach, expect, it } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { ConduitError } from "../core/failure";
import { sampleIds, sampleTicket } from "../core/testing/samples";
import { createEpoch } from "./epoch";
import { forgetTickets, recallTicket, rememberFailure, rememberTickets, subjectsOf } from "./known-tickets";

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
