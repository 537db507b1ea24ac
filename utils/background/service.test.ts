import { beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { wireTicket } from "../conduit/testing/wire";
import { sampleIds, sampleJob } from "../core/testing/samples";
import type { Credential } from "./credential";
import { createEpoch } from "./epoch";
import { createService, type Service } from "./service";

const answer = vi.fn<typeof fetch>();
const onTickets = vi.fn(async () => {});
let credential: Credential | "none" | "lost";
let isAllowed: boolean;
let service: Service;

beforeEach(() => {
  fakeBrowser.reset();
  onTickets.mockClear();
  credential = {
    token: "capi_x",
    credentialId: "credential-1",
    workspaces: [{ id: "w1", name: null }],
    workspaceId: null,
    savedAt: 0,
  };
  isAllowed = true;
  answer
    .mockReset()
    .mockImplementation(async () => Response.json({ data: wireTicket({ status: "closed" }) }));
  service = createService({
    credential: async () => credential,
    gate: { admit: async () => {}, watch: (request) => request() },
    hasAccess: async () => isAllowed,
    fetch: answer,
    isOnline: () => true,
    now: () => 0,
    epoch: createEpoch(),
    onTickets,
  });
});

describe("closing through the service", () => {
  it("sends one request under the token of the gesture", async () => {
    expect((await service.close(sampleJob())).kind).toBe("closed");
    expect(answer).toHaveBeenCalledOnce();
    expect(onTickets).toHaveBeenCalledOnce();
  });

  it("believes no answer that shows another ticket, and remembers nothing of it", async () => {
    const other = wireTicket({ id: sampleIds.otherTicket, status: "closed" });
    answer.mockImplementation(async () => Response.json({ data: other }));
    expect((await service.close(sampleJob())).kind).toBe("unknown");
    expect(onTickets).not.toHaveBeenCalled();
  });

  it("sends nothing under another token, without one, or where the browser does not let us", async () => {
    expect((await service.close(sampleJob({ credentialId: "another" }))).kind).toBe("not-sent");
    isAllowed = false;
    expect((await service.close(sampleJob())).kind).toBe("not-sent");
    expect(await service.readBack(sampleJob())).toEqual({ kind: "not-sent" });
    credential = "lost";
    expect((await service.close(sampleJob())).kind).toBe("not-sent");
    expect(await service.readBack(sampleJob())).toEqual({ kind: "not-sent" });
    expect(answer).not.toHaveBeenCalled();
  });
});

describe("reading back", () => {
  it.each([
    ["a ticket", () => Response.json({ data: wireTicket() }), { kind: "ticket" }],
    ["a stumble", () => new Response("", { status: 502 }), { kind: "failed", isAnswered: false }],
    ["a refused token", () => new Response("", { status: 401 }), { kind: "token-refused" }],
    ["a token that may not", () => new Response("", { status: 403 }), { kind: "failed", isAnswered: true }],
    ["a limit", () => new Response("", { status: 429 }), { kind: "not-sent" }],
  ])("%s", async (_, make, expected) => {
    answer.mockImplementation(async () => make());
    expect(await service.readBack(sampleJob())).toMatchObject(expected);
  });

  /** Lists without the ticket, on as many pages as that. */
  const listsOf = (pages: number) => {
    let left = pages;
    answer.mockImplementation(async (url) =>
      new URL(String(url)).pathname === "/v1/tickets"
        ? Response.json({
            data: [wireTicket({ id: "another" })],
            next_cursor: --left > 0 ? "next" : null,
            has_more: left > 0,
          })
        : Response.json({ error: "Not found" }, { status: 404 }),
    );
  };

  it("takes for gone what is in no list, if that was read to its end", async () => {
    listsOf(1);
    expect(await service.readBack(sampleJob())).toEqual({ kind: "gone" });
    listsOf(10);
    expect(await service.readBack(sampleJob())).toEqual({ kind: "failed", isAnswered: true });
  });

  it("does not take for gone what another token does not find", async () => {
    listsOf(1);
    const result = await service.readBack(sampleJob({ credentialId: "another" }));
    expect(result).toEqual({ kind: "failed", isAnswered: true });
  });

  it("looks where the ticket was chosen, whichever workspace is chosen by now", async () => {
    if (typeof credential !== "string") credential = { ...credential, workspaceId: "w1" };
    listsOf(1);
    await service.readBack(sampleJob({ workspaceId: "w2" }));
    const lists = answer.mock.calls.flatMap(
      ([url]) => new URL(String(url)).searchParams.get("workspace_id") ?? [],
    );
    expect(lists).toEqual(["w2"]);
  });
});
