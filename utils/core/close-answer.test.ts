import { describe, expect, it } from "vitest";
import { type CloseAnswer, readCloseFailure, readCloseSuccess } from "./close-answer";
import { ConduitError, type FailureKind, failureKinds } from "./failure";
import { sampleIds, sampleTicket } from "./testing/samples";

describe("readCloseSuccess", () => {
  it.each([
    ["our ticket, closed", sampleTicket({ status: "closed" }), "closed"],
    ["our ticket, resolved as before", sampleTicket({ status: "resolved" }), "unknown"],
    ["our ticket, new as in the documentation's example", sampleTicket({ status: "new" }), "unknown"],
    ["our ticket, without a status", sampleTicket({ status: null }), "unknown"],
    ["another ticket, closed", sampleTicket({ id: sampleIds.otherTicket, status: "closed" }), "unknown"],
  ])("reads %s as %s", (_, ticket, kind) => {
    expect(readCloseSuccess(ticket, sampleIds.ticket).kind).toBe(kind);
  });
});

describe("readCloseFailure", () => {
  const expected: Record<FailureKind, CloseAnswer["kind"]> = {
    offline: "not-sent",
    "not-permitted": "not-sent",
    "no-token": "not-sent",
    "token-refused": "credential",
    forbidden: "credential",
    "not-found": "refused",
    "not-reached": "unknown",
    refused: "refused",
    limited: "limited",
    timeout: "unknown",
    network: "unknown",
    server: "unknown",
    unreadable: "unknown",
  };

  it.each(failureKinds)("knows what %s means for a close", (kind) => {
    expect(readCloseFailure(new ConduitError(kind)).kind).toBe(expected[kind]);
  });

  it("takes anything unforeseen for an unknown outcome", () => {
    expect(readCloseFailure(new RangeError("bug")).kind).toBe("unknown");
  });
});
