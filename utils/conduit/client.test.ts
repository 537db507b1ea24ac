import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { ConduitError, type Failure } from "../core/failure";
import { createClient } from "./client";
import { MAX_BODY_BYTES } from "./read-body";
import { type LocalServer, startLocalServer } from "./testing/local-server";
import { wireTicket } from "./testing/wire";

const id = "xd88mkfbmxgckpeyzs8m9r9d3d843me3";
const token = "capi_test_secret";
const now = Date.parse("2026-11-23T10:00:00Z");

let server: LocalServer;
let elsewhere: LocalServer;
let online = true;

beforeAll(async () => {
  server = await startLocalServer();
  elsewhere = await startLocalServer();
});
afterAll(async () => {
  await server.stop();
  await elsewhere.stop();
});
beforeEach(() => {
  server.requests.length = 0;
  elsewhere.requests.length = 0;
  online = true;
});

function client(options: { token?: string; timeoutMs?: number; fetch?: typeof fetch } = {}) {
  return createClient({
    fetch,
    token,
    isOnline: () => online,
    now: () => now,
    origin: server.origin,
    ...options,
  });
}

function answer(status: number, body: unknown, headers: Record<string, string> = {}): void {
  server.answerWith((response) => {
    response.writeHead(status, { "content-type": "application/json", ...headers });
    response.end(typeof body === "string" ? body : JSON.stringify(body));
  });
}

async function failureOf(call: Promise<unknown>): Promise<Failure> {
  const thrown: unknown = await call.catch((error: unknown) => error);
  expect(thrown).toBeInstanceOf(ConduitError);
  return (thrown as ConduitError).failure;
}

describe("what is sent", () => {
  it("closes with one POST without a body, signed, to the ticket's address", async () => {
    answer(200, { data: wireTicket({ status: "closed" }) });
    expect(await client().closeTicket(id, null)).toMatchObject({ id, status: "closed" });
    expect(server.requests).toHaveLength(1);
    const [request] = server.requests;
    expect(request).toMatchObject({ method: "POST", url: `/v1/tickets/${id}/close`, body: "" });
    expect(request?.headers.authorization).toBe(`Bearer ${token}`);
    expect(request?.headers.cookie).toBeUndefined();
  });

  it("tells the browser to send no cookies, follow no redirects, keep nothing and name no page", async () => {
    answer(200, { data: wireTicket() });
    const spied = vi.fn(fetch);
    await client({ fetch: spied }).getTicket(id);
    expect(spied).toHaveBeenCalledWith(
      expect.anything(),
      expect.objectContaining({
        redirect: "error",
        credentials: "omit",
        cache: "no-store",
        referrerPolicy: "no-referrer",
      }),
    );
  });

  it("names a workspace where one is fixed", async () => {
    answer(200, { data: wireTicket() });
    await client().closeTicket(id, "w 1&x");
    expect(server.requests[0]?.url).toBe(`/v1/tickets/${id}/close?workspace_id=w+1%26x`);
  });

  it("keeps an odd id inside its place in the address", async () => {
    answer(200, { data: wireTicket({ id: "../workspaces?x#y" }) });
    await client().getTicket("../workspaces?x#y");
    expect(server.requests[0]?.url).toBe("/v1/tickets/..%2Fworkspaces%3Fx%23y");
  });

  it("asks for pages of a list", async () => {
    answer(200, { data: [wireTicket()], next_cursor: "next", has_more: true });
    expect((await client().listTickets("w1", "here")).nextCursor).toBe("next");
    expect(server.requests[0]?.url).toBe("/v1/tickets?workspace_id=w1&limit=100&order=desc&cursor=here");
  });

  it("asks for the inboxes of a workspace; an entry that is none is left out", async () => {
    answer(200, { data: [{ id: "guest", name: "Guests" }, { id: 5 }, { id: "j57", name: 7 }] });
    expect(await client().listInboxes("w 1")).toEqual([
      { id: "guest", name: "Guests" },
      { id: "j57", name: null },
    ]);
    expect(server.requests[0]?.url).toBe("/v1/inbox-types?workspace_id=w+1");
  });

  it("sends nothing while offline, and nothing with a token that no header can hold", async () => {
    online = false;
    expect((await failureOf(client().getTicket(id))).kind).toBe("offline");
    online = true;
    expect((await failureOf(client({ token: "a\nb" }).getTicket(id))).kind).toBe("token-refused");
    expect((await failureOf(client({ token: "schlüssel→" }).getTicket(id))).kind).toBe("token-refused");
    expect(server.requests).toHaveLength(0);
  });
});

describe("what comes back", () => {
  const said = { error: "Because." };

  it.each([
    [400, said, "refused"],
    [401, said, "token-refused"],
    [401, "<html>", "token-refused"],
    [403, said, "forbidden"],
    [404, said, "not-found"],
    [404, "<html>not here</html>", "unreadable"],
    [405, said, "refused"],
    [409, said, "refused"],
    [409, { message: "other form" }, "unreadable"],
    [410, said, "refused"],
    [422, said, "refused"],
    [408, said, "server"],
    [425, said, "server"],
    [500, said, "server"],
    [502, "<html>bad gateway</html>", "server"],
    [503, "", "server"],
    [200, "", "unreadable"],
    [204, "", "unreadable"],
    [200, "<html>Welcome to the hotel</html>", "unreadable"],
    [200, '{"data":', "unreadable"],
    [200, { data: null }, "unreadable"],
    [200, { ticket: wireTicket() }, "unreadable"],
    [200, { data: wireTicket({ id: null }) }, "unreadable"],
  ])("reads %i %j as %s", async (status, body, kind) => {
    answer(status, body);
    const failure = await failureOf(client().closeTicket(id, null));
    expect(failure).toMatchObject({ kind, status });
    const isOwnForm = typeof body === "object" && "error" in body;
    expect(failure.sentence).toBe(isOwnForm && status >= 300 ? "Because." : null);
  });

  it.each([301, 302, 303, 307, 308])("refuses to follow a redirect, %i", async (status) => {
    answer(status, "", { location: `${elsewhere.origin}/v1/tickets/${id}` });
    expect((await failureOf(client().closeTicket(id, null))).kind).toBe("network");
    expect((await failureOf(client().getTicket(id))).kind).toBe("network");
    expect(server.requests).toHaveLength(2);
    expect(elsewhere.requests).toEqual([]);
  });

  it("reads how long to wait", async () => {
    answer(429, said, { "retry-after": "30" });
    expect(await failureOf(client().getTicket(id))).toMatchObject({ kind: "limited", until: now + 30_000 });
    answer(429, said, { "retry-after": "a while" });
    expect(await failureOf(client().getTicket(id))).toMatchObject({ kind: "limited", until: null });
  });

  it("takes another ticket for no answer", async () => {
    answer(200, { data: wireTicket({ id: "another" }) });
    expect((await failureOf(client().getTicket(id))).kind).toBe("unreadable");
  });

  it("takes a page of a hundred long tickets, and gives up on a body beyond 2 MB", async () => {
    answer(200, { data: Array.from({ length: 100 }, () => wireTicket({ summary: "長".repeat(5_000) })) });
    expect((await client().listTickets("w1", null)).items).toHaveLength(100);
    answer(200, { data: wireTicket({ summary: "x".repeat(MAX_BODY_BYTES) }) });
    expect((await failureOf(client().getTicket(id))).kind).toBe("unreadable");
  });

  it("never repeats the token, whatever the service says", async () => {
    answer(400, { error: `Token ${token} and capi_another are bad. ${"x".repeat(1_000)}` });
    const { sentence } = await failureOf(client().getTicket(id));
    expect(sentence).toMatch(/^Token … and … are bad\./);
    expect(sentence?.length).toBeLessThanOrEqual(300);
  });

  it("never repeats a token of any other form either", async () => {
    const odd = "another+form.of(token)$&";
    answer(400, { error: `${odd} is bad, ${odd}!` });
    expect((await failureOf(client({ token: odd }).getTicket(id))).sentence).toBe("… is bad, …!");
  });

  it("does not know the outcome of a connection that broke, before or within the answer", async () => {
    server.answerWith((response) => response.destroy());
    expect((await failureOf(client().closeTicket(id, null))).kind).toBe("network");
    server.answerWith((response) => {
      response.writeHead(200, { "content-length": "1000" });
      response.write('{"data"');
      setTimeout(() => response.destroy(), 20);
    });
    expect((await failureOf(client().closeTicket(id, null))).kind).toBe("network");
  });

  it("gives up after a while, also in the middle of a body", async () => {
    server.answerWith(() => {});
    expect((await failureOf(client({ timeoutMs: 80 }).closeTicket(id, null))).kind).toBe("timeout");
    server.answerWith((response) => {
      response.writeHead(200);
      response.write('{"data"');
    });
    expect((await failureOf(client({ timeoutMs: 80 }).closeTicket(id, null))).kind).toBe("timeout");
  });
});
