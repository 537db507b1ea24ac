import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type Sandbox, startSandbox } from "../index";
import { alpineWorkspace, harbourWorkspace } from "../seed/workspaces";
import { call } from "../test-client";
import type { SandboxTicket } from "../ticket";
import { tokens } from "../tokens";

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox({ behaviour: { requestsPerMinute: Number.POSITIVE_INFINITY } });
});
beforeEach(() => {
  sandbox.behaviour.singleTicket = "present";
});
afterAll(() => sandbox.stop());

const list = (query: string) => call(sandbox, `/v1/tickets?workspace_id=${harbourWorkspace}&${query}`);
const inHarbour = () => sandbox.state.tickets().filter((ticket) => ticket.workspace_id === harbourWorkspace);

async function walk(query: string): Promise<SandboxTicket[]> {
  const found: SandboxTicket[] = [];
  let cursor = "";
  do {
    const page = (await list(`${query}${cursor && `&cursor=${cursor}`}`)).json();
    const tickets = page.data as SandboxTicket[];
    expect(tickets.length).toBeGreaterThan(0);
    found.push(...tickets);
    expect(page.has_more).toBe(page.next_cursor !== null);
    cursor = page.next_cursor ?? "";
  } while (cursor !== "");
  return found;
}

test("twenty at a time, newest first", async () => {
  const page = (await list("")).json();
  expect(page.data).toEqual(inHarbour().toReversed().slice(0, 20));
  expect(page.has_more).toBe(true);
});

test.each(["limit=7", "limit=1", "limit=100&order=desc"])(
  "paging through with %s gives each once",
  async (query) => {
    expect(await walk(query)).toEqual(inHarbour().toReversed());
  },
);

test("order=asc turns it round", async () => {
  expect(await walk("limit=9&order=asc")).toEqual(inHarbour());
});

test("a ticket that arrives meanwhile neither repeats nor hides others", async () => {
  const known = inHarbour().toReversed();
  const first = (await list("limit=10")).json();
  const arrived = sandbox.state.addTicket();
  const second = (await list(`limit=10&cursor=${first.next_cursor}`)).json();
  sandbox.state.remove(arrived.id);
  expect(second.data).toEqual(known.slice(10, 20));
});

test.each([
  ["status=open", (ticket: SandboxTicket) => ["new", "pending"].includes(ticket.status ?? "")],
  ["status=resolved", (ticket: SandboxTicket) => ticket.status === "resolved"],
  ["status=closed", (ticket: SandboxTicket) => ticket.status === "closed"],
  ["waiting_on=customer", (ticket: SandboxTicket) => ticket.waiting_on === "customer"],
  ["inbox_type_id=owner", (ticket: SandboxTicket) => ticket.inbox_type_id === "owner"],
  ["channel=sms", (ticket: SandboxTicket) => ticket.channel === "sms"],
  [
    "status=pending&channel=sms",
    (ticket: SandboxTicket) => ticket.status === "pending" && ticket.channel === "sms",
  ],
])("%s", async (query, wanted) => {
  const expected = inHarbour().filter(wanted).toReversed();
  expect(expected.length).toBeGreaterThan(0);
  expect(await walk(`limit=4&${query}`)).toEqual(expected);
});

test.each([
  "limit=0",
  "limit=101",
  "limit=ten",
  "limit=1.5",
  "limit=",
  "status=done",
  "waiting_on=me",
  "order=up",
  "cursor=nonsense",
  "cursor=",
])("%s is refused", async (query) => {
  const answer = await list(query);
  expect([answer.status, answer.json()]).toEqual([400, { error: expect.any(String) }]);
});

test("a cursor is good for its own list only", async () => {
  const { next_cursor } = (await list("limit=2")).json();
  expect((await list(`limit=2&cursor=${next_cursor}`)).status).toBe(200);
  expect((await list(`limit=2&cursor=${next_cursor}&status=resolved`)).status).toBe(400);
  const elsewhere = `/v1/tickets?workspace_id=${alpineWorkspace}&cursor=${next_cursor}`;
  expect((await call(sandbox, elsewhere)).status).toBe(400);
});

test("a list needs a workspace", async () => {
  expect((await call(sandbox, "/v1/tickets")).status).toBe(400);
});

test("one ticket, in its envelope", async () => {
  const answer = await call(sandbox, "/v1/tickets/xd88mkfbmxgckpeyzs8m9r9d3d843me3", { token: tokens.read });
  expect([answer.status, answer.headers["content-type"]]).toEqual([200, "application/json; charset=utf-8"]);
  // The sample of Conduit's documentation, but for its status.
  expect(answer.json()).toEqual({
    data: {
      id: "xd88mkfbmxgckpeyzs8m9r9d3d843me3",
      workspace_id: "j57demo8f8x7c9v0n2q4r6t8y1u3i5o",
      contact_id: "ph77c0dy0mgdpzmqz6tesry8w184002s",
      conversation_id: "ph77c0dy0mgdpzmqz6tesry8w184002s",
      channel: "unthreaded_email",
      status: "resolved",
      waiting_on: "customer",
      inbox_type_id: "guest",
      subject: "Early check-in request",
      summary: "Guest asked to confirm whether early arrival is possible.",
      ai_paused: false,
      assignee: {
        id: "m48k3v7p2q9x5t1w8r6n4j0y3u2i5o7a",
        name: "Alex M",
        email: "alex@example.com",
        picture_url: null,
      },
      follow_up_at: null,
      last_message_at: "2026-04-03T03:14:15.000Z",
      last_message_preview: "Can I check in early?",
      created_at: "2026-04-01T17:22:10.000Z",
      updated_at: "2026-04-03T03:14:15.000Z",
      call_transcript_id: null,
    },
  });
});

test.each([
  ["an unknown id", "xd86q1njefzk9z71knnr0kqzb97ybh6c", tokens.write, 404],
  ["no id at all", "%00", tokens.write, 404],
  ["a workspace out of reach", "xd88mkfbmxgckpeyzs8m9r9d3d843me3", tokens.other, 403],
  [
    "the wrong workspace",
    `xd88mkfbmxgckpeyzs8m9r9d3d843me3?workspace_id=${alpineWorkspace}`,
    tokens.write,
    404,
  ],
])("%s", async (_name, id, token, status) => {
  expect((await call(sandbox, `/v1/tickets/${id}`, { token })).status).toBe(status);
});

test.each([
  ["not-found", 404],
  ["not-allowed", 405],
] as const)("reading one can be made %s, while the list still has it", async (singleTicket, status) => {
  sandbox.behaviour.singleTicket = singleTicket;
  const { id } = inHarbour()[0] ?? { id: "" };
  expect((await call(sandbox, `/v1/tickets/${id}`)).status).toBe(status);
  expect((await list("limit=1&order=asc")).json().data).toMatchObject([{ id }]);
});
