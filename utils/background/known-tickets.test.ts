import { beforeEach, expect, it } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { sampleIds, sampleTicket } from "../core/testing/samples";
import { rememberTickets, subjectsOf } from "./known-tickets";

beforeEach(() => fakeBrowser.reset());

it("knows the subjects of tickets that were read and have one", async () => {
  const { ticket, otherTicket } = sampleIds;
  await rememberTickets([sampleTicket({ id: ticket }), sampleTicket({ id: otherTicket, subject: "  " })], 1);
  expect(await subjectsOf([ticket, otherTicket, ticket, "never-read"])).toEqual({
    [ticket]: "Early check-in request",
  });
});
