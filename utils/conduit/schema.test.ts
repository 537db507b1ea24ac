import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as z from "zod/mini";
import { ticketAnswer, ticketListAnswer, workspaceListAnswer } from "./schema";
import { wireTicket } from "./testing/wire";

const parse = (data: unknown) => z.safeParse(ticketAnswer, { data });

describe("a ticket over the wire", () => {
  it("is read with every field", () => {
    expect(parse(wireTicket()).data?.data).toEqual({
      id: "xd88mkfbmxgckpeyzs8m9r9d3d843me3",
      workspaceId: "j57demo8f8x7c9v0n2q4r6t8y1u3i5o",
      contactId: "ph77c0dy0mgdpzmqz6tesry8w184002s",
      conversationId: "ph77c0dy0mgdpzmqz6tesry8w184002s",
      channel: "unthreaded_email",
      status: "new",
      waitingOn: "customer",
      inboxTypeId: "guest",
      subject: "Early check-in request",
      summary: "Guest asked to confirm whether early arrival is possible.",
      aiPaused: false,
      assignee: { id: "m48k3v7p2q9x5t1w8r6n4j0y3u2i5o7a", name: "Alex M", email: "alex@example.com" },
      followUpAt: null,
      lastMessageAt: "2026-04-03T03:14:15.000Z",
      lastMessagePreview: "Can I check in early?",
      createdAt: "2026-04-01T17:22:10.000Z",
      updatedAt: "2026-04-03T03:14:15.000Z",
      callTranscriptId: null,
    });
  });

  it("survives with its id alone", () => {
    const read = parse({ id: "t" }).data?.data;
    expect(read).toMatchObject({ id: "t", status: null, assignee: null, aiPaused: null });
    expect(Object.values(read ?? {}).every((value) => value !== undefined)).toBe(true);
  });

  it("loses a field of the wrong type, not the ticket", () => {
    const odd = wireTicket({
      subject: 7,
      ai_paused: "yes",
      assignee: [],
      updated_at: {},
      extra: { any: "thing" },
    });
    expect(parse(odd).data?.data).toMatchObject({
      subject: null,
      aiPaused: null,
      assignee: null,
      updatedAt: null,
      status: "new",
    });
    expect(parse(wireTicket({ assignee: { id: 1, name: "Alex M" } })).data?.data.assignee).toEqual({
      id: null,
      name: "Alex M",
      email: null,
    });
  });

  it("cuts texts that would not fit into storage", () => {
    expect(parse(wireTicket({ summary: "x".repeat(100_000) })).data?.data.summary).toHaveLength(2_000);
  });

  it.each([
    [{}],
    [{ id: null }],
    [{ id: "" }],
    [{ id: 5 }],
    [{ id: "x".repeat(201) }],
    [null],
    ["text"],
    [[]],
  ])("is refused as %j", (data) => {
    expect(parse(data).success).toBe(false);
  });

  it("never throws and never changes a prototype, whatever comes", () => {
    const keys = Object.keys(wireTicket());
    const mutated = fc.dictionary(fc.constantFrom(...keys, "__proto__", "constructor"), fc.anything());
    fc.assert(
      fc.property(mutated, fc.anything(), (fields, other) => {
        parse({ ...wireTicket(), ...fields });
        parse(JSON.parse('{"id":"t","__proto__":{"polluted":true}}'));
        z.safeParse(ticketListAnswer, other);
        z.safeParse(workspaceListAnswer, other);
        expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
      }),
      { numRuns: 10_000 },
    );
  });
});

describe("a list", () => {
  it("leaves out what is no ticket and knows its next page", () => {
    const page = {
      data: [wireTicket(), null, { id: 3 }, wireTicket({ id: "t2" })],
      next_cursor: "c",
      has_more: true,
    };
    const read = z.safeParse(ticketListAnswer, page).data;
    expect(read?.items.map(({ id }) => id)).toEqual(["xd88mkfbmxgckpeyzs8m9r9d3d843me3", "t2"]);
    expect(read?.nextCursor).toBe("c");
  });

  it("ends where the service says so, or says nothing", () => {
    expect(
      z.safeParse(ticketListAnswer, { data: [], next_cursor: "c", has_more: false }).data?.nextCursor,
    ).toBeNull();
    expect(z.safeParse(ticketListAnswer, { data: [] }).data?.nextCursor).toBeNull();
    // A page is only the last one where something says so.
    expect(z.safeParse(ticketListAnswer, { data: [], next_cursor: "c" }).data?.nextCursor).toBe("c");
  });

  it("reads workspaces without a name", () => {
    const read = z.safeParse(workspaceListAnswer, {
      data: [{ id: "w1" }, { id: "w2", name: "North", plan: "v3" }],
    });
    expect(read.data?.items).toEqual([
      { id: "w1", name: null },
      { id: "w2", name: "North" },
    ]);
  });
});
