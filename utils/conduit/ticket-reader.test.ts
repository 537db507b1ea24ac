import { describe, expect, it } from "vitest";
import { ConduitError, type FailureKind } from "../core/failure";
import { sampleIds, sampleTicket } from "../core/testing/samples";
import { createTicketReader, type ReadingClient, type SingleRoute } from "./ticket-reader";

const id = sampleIds.ticket;
const missing = new ConduitError("not-found", { status: 404 });

const failing = (kind: FailureKind) => ({ failure: { kind } });

/** A service with or without the single route, whose lists hold pages of tickets by workspace. */
function service(single: "present" | 404 | 405, pages: Record<string, string[][]> = {}) {
  const calls: string[] = [];
  const client: ReadingClient = {
    getTicket: async (wanted) => {
      calls.push("single");
      if (single === 405) throw new ConduitError("refused", { status: 405 });
      const exists = Object.values(pages).flat(2).includes(wanted);
      if (single === 404 || !exists) throw missing;
      return sampleTicket({ id: wanted });
    },
    listTickets: async (workspaceId, cursor) => {
      calls.push(`${workspaceId}:${cursor ?? 0}`);
      const page = Number(cursor ?? 0);
      const items = (pages[workspaceId]?.[page] ?? []).map((found) => sampleTicket({ id: found }));
      return { items, nextCursor: pages[workspaceId]?.[page + 1] ? String(page + 1) : null };
    },
  };
  const reader = (route: SingleRoute) => createTicketReader(client, route);
  return { calls, reader };
}

describe("reading a ticket", () => {
  it("takes one request where the route exists, and remembers that", async () => {
    const { calls, reader } = service("present", { w1: [[id]] });
    const reading = reader("unknown");
    expect((await reading.read(id, ["w1"])).id).toBe(id);
    expect(reading.route()).toBe("present");
    expect(calls).toEqual(["single"]);
  });

  it.each([404, 405] as const)(
    "goes through the lists where the route answers %i for a ticket that exists",
    async (status) => {
      const { calls, reader } = service(status, { w1: [["a"], ["b"]], w2: [["c", id]] });
      const reading = reader("unknown");
      expect((await reading.read(id, ["w1", "w2"])).id).toBe(id);
      expect(reading.route()).toBe("absent");
      await reading.read(id, ["w2"]);
      expect(calls).toEqual(["single", "w1:0", "w1:1", "w2:0", "w2:0"]);
    },
  );

  it("believes a 404 once the route is known, without further requests", async () => {
    const { calls, reader } = service("present", { w1: [["a"]] });
    await expect(reader("present").read(id, ["w1"])).rejects.toBe(missing);
    expect(calls).toEqual(["single"]);
  });

  it("does not learn from a ticket that is nowhere", async () => {
    const { reader } = service("present", { w1: [["a"]] });
    const reading = reader("unknown");
    await expect(reading.read(id, ["w1"])).rejects.toMatchObject(failing("not-found"));
    expect(reading.route()).toBe("unknown");
    await expect(reader("absent").read(id, ["w1"])).rejects.toMatchObject(failing("not-found"));
  });

  it("calls missing only what is in no list that was read to its end", async () => {
    const page = ["a"];
    const { reader } = service(404, { long: Array(6).fill(page), short: [page], old: [page, page] });
    const read = (...places: string[]) => reader("absent").read(id, places);
    await expect(read("short")).rejects.toMatchObject(failing("not-found"));
    await expect(read("short", "long")).rejects.toMatchObject(failing("not-reached"));
    await expect(read()).rejects.toMatchObject(failing("not-reached"));
    // The order in which a list comes is only believed where it saves requests.
    const late = reader("absent").read(sampleIds.thirdTicket, ["old"]);
    await expect(late).rejects.toMatchObject(failing("not-reached"));
  });

  it("does not take a missing list for a missing ticket, and goes on with the next one", async () => {
    const client: ReadingClient = {
      getTicket: () => Promise.reject(missing),
      listTickets: async (workspaceId) => {
        if (workspaceId === "gone") throw missing;
        return { items: [sampleTicket({ id })], nextCursor: null };
      },
    };
    const read = (...places: string[]) => createTicketReader(client, "absent").read(id, places);
    await expect(read("gone")).rejects.toMatchObject(failing("not-reached"));
    expect((await read("gone", "there")).id).toBe(id);
    const other = createTicketReader(client, "absent").read(sampleIds.otherTicket, ["there", "gone"]);
    await expect(other).rejects.toMatchObject(failing("not-reached"));
  });

  it("stops at pages older than the id's own day", async () => {
    const { calls, reader } = service(404, { w1: [["a"], ["b"]] });
    // The sample tickets of the pages were made on 2026-04-01, this id on 2026-11-20.
    await expect(reader("absent").read(sampleIds.thirdTicket, ["w1"])).rejects.toThrow();
    expect(calls).toEqual(["w1:0"]);
  });

  it("hands other failures on", async () => {
    const broken = new ConduitError("server", { status: 500 });
    const client: ReadingClient = {
      getTicket: () => Promise.reject(broken),
      listTickets: () => Promise.reject(new Error("not asked")),
    };
    await expect(createTicketReader(client, "unknown").read(id, ["w1"])).rejects.toBe(broken);
  });
});
