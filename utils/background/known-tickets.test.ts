import { beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { ConduitError, type FailureKind } from "../core/failure";
import { sampleIds, sampleTicket } from "../core/testing/samples";
import { createEpoch } from "./epoch";
import {
  forgetTickets,
  isReadingRefused,
  recallTicket,
  recallTickets,
  rememberFailure,
  rememberTickets,
  subjectsOf,
} from "./known-tickets";
import { freshBrowser } from "./testing/fresh-browser";

beforeEach(freshBrowser);

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

describe("that the token is refused", () => {
  const { ticket, otherTicket } = sampleIds;
  const fail = (kind: FailureKind, isCurrent?: () => boolean) =>
    rememberFailure(ticket, new ConduitError(kind).failure, isCurrent);

  it("is known from the last reading that tells, and outlives the worker", async () => {
    expect(await isReadingRefused()).toBe(false);
    await fail("token-refused");
    await fail("timeout");
    expect(await isReadingRefused()).toBe(true);
    vi.resetModules();
    const next = await import("./known-tickets");
    expect(await next.isReadingRefused()).toBe(true);
    await next.rememberTickets([sampleTicket({ id: otherTicket })], 1);
    expect(await next.isReadingRefused()).toBe(false);
  });

  it("is not told by a list in which nothing was found", async () => {
    await fail("token-refused");
    await rememberTickets([], 1);
    expect(await isReadingRefused()).toBe(true);
  });

  it("is forgotten with what was read, and not learned from a token of before", async () => {
    await fail("token-refused");
    await forgetTickets();
    expect(await isReadingRefused()).toBe(false);
    await fail("token-refused", () => false);
    expect(await isReadingRefused()).toBe(false);
  });
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

it("remembers a failure where storage is full: what was read makes room", async () => {
  const { ticket, otherTicket } = sampleIds;
  await rememberTickets([sampleTicket({ id: otherTicket })], 1);
  vi.spyOn(fakeBrowser.storage.session, "set").mockRejectedValueOnce(new Error("QUOTA_BYTES quota exceeded"));
  await rememberFailure(ticket, new ConduitError("timeout").failure);
  expect((await recallTicket(ticket)).failure?.kind).toBe("timeout");
  expect((await recallTicket(otherTicket)).ticket).toBeNull();
});

it("keeps a ticket that was read after it had failed, however many fail then", async () => {
  const { failure } = new ConduitError("not-found");
  await rememberFailure("read-later", failure);
  await rememberTickets([sampleTicket({ id: "read-later" })], 1);
  for (let index = 0; index < 510; index++) await rememberFailure(`unread-${index}`, failure);
  expect((await recallTicket("read-later")).ticket?.id).toBe("read-later");
});

it("asks the browser once for what is stored, and knows what was written since", async () => {
  await rememberTickets([sampleTicket({ id: "a" })], 1);
  const { storage } = fakeBrowser;
  await forgetTickets();
  await storage.session.set({ "ticket:a": { ticket: sampleTicket({ id: "a" }), readAt: 1, failure: null } });
  const get = vi.spyOn(storage.session, "get");
  const timesAsked = () => get.mock.calls.flat(2).filter((key) => key === "ticket:a").length;
  for (let time = 0; time < 3; time++) expect((await recallTicket("a")).readAt).toBe(1);
  expect(timesAsked()).toBe(1);
  await rememberTickets([sampleTicket({ id: "a" })], 2);
  expect((await recallTicket("a")).readAt).toBe(2);
  expect(timesAsked()).toBe(1);
});

describe("while the browser takes its time", () => {
  const stored = { ticket: sampleTicket({ id: "a" }), readAt: 1, failure: null };

  /** Holds the browser's next answer back. @returns lets it go */
  function holdNextAnswer(): () => void {
    const { session } = fakeBrowser.storage;
    const get = session.get.bind(session);
    let letGo = () => {};
    const held = new Promise<void>((resolve) => (letGo = resolve));
    vi.spyOn(session, "get").mockImplementationOnce(async (keys) => {
      const answer = await get(keys);
      await held;
      return answer;
    });
    return letGo;
  }

  beforeEach(() => fakeBrowser.storage.session.set({ "ticket:a": stored }));

  it("takes what is written for the newer", async () => {
    const letGo = holdNextAnswer();
    const reading = recallTicket("a");
    await rememberTickets([sampleTicket({ id: "a" })], 2);
    letGo();
    expect((await reading).readAt).toBe(2);
    expect((await recallTicket("a")).readAt).toBe(2);
  });

  it("does not bring back what is forgotten", async () => {
    const letGo = holdNextAnswer();
    const reading = recallTicket("a");
    await forgetTickets();
    letGo();
    await reading;
    expect((await recallTicket("a")).ticket).toBeNull();
  });

  it("forgets what is read while it is forgotten", async () => {
    const letGo = holdNextAnswer();
    const forgetting = forgetTickets();
    expect((await recallTicket("a")).ticket).not.toBeNull();
    letGo();
    await forgetting;
    expect((await recallTicket("a")).ticket).toBeNull();
  });
});

it("forgets a failure that made room for another", async () => {
  const { failure } = new ConduitError("not-found");
  for (let index = 0; index < 501; index++) await rememberFailure(`unread-${index}`, failure);
  expect((await recallTicket("unread-0")).failure).toBeNull();
});
