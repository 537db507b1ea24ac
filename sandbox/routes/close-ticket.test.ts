import { afterEach, beforeEach, expect, test } from "vitest";
import { type Sandbox, startSandbox } from "../index";
import { alpineWorkspace, harbourWorkspace } from "../seed/workspaces";
import { close } from "../test-client";
import { tokens } from "../tokens";

const sample = "xd88mkfbmxgckpeyzs8m9r9d3d843me3";
const time = Date.parse("2026-11-20T10:00:00.000Z");
let sandbox: Sandbox;

beforeEach(async () => {
  sandbox = await startSandbox({ now: () => time });
});
afterEach(() => sandbox.stop());

test("a resolved ticket closes, and says so", async () => {
  const before = sandbox.state.ticket(sample);
  const answer = await close(sandbox, sample);
  const closed = { ...before, status: "closed", waiting_on: "none", updated_at: "2026-11-20T10:00:00.000Z" };
  expect([answer.status, answer.json()]).toEqual([200, { data: closed }]);
  expect(sandbox.state.ticket(sample)).toEqual(closed);
  expect(sandbox.state.history).toEqual([
    { time, ticketId: sample, before: "resolved", after: "closed", by: "api" },
  ]);
});

test.each(["new", "pending", "awaiting_approval", null])(
  "status %s: refused, unless any may be closed",
  async (status) => {
    sandbox.state.change(sample, { status });
    const refused = await close(sandbox, sample);
    expect([refused.status, refused.json()]).toEqual([409, { error: expect.any(String) }]);
    expect(sandbox.state.ticket(sample)?.status).toBe(status);
    sandbox.behaviour.closePolicy = "any";
    expect((await close(sandbox, sample)).status).toBe(200);
    expect(sandbox.state.ticket(sample)?.status).toBe("closed");
  },
);

test("a closed ticket: refused, or accepted without changing it again", async () => {
  await close(sandbox, sample);
  const closed = sandbox.state.ticket(sample);
  const again = await close(sandbox, sample);
  expect([again.status, again.json()]).toEqual([409, { error: "Ticket is already closed" }]);
  sandbox.behaviour.closingClosed = "accept";
  const accepted = await close(sandbox, sample);
  expect([accepted.status, accepted.json()]).toEqual([200, { data: closed }]);
  expect(sandbox.ledger.closesApplied(sample)).toBe(1);
});

test.each([
  ["a reader", tokens.read, sample, "", 403],
  ["a token of another workspace", tokens.other, sample, "", 403],
  ["an unknown ticket", tokens.write, "xd86q1njefzk9z71knnr0kqzb97ybh6c", "", 404],
  ["the wrong workspace", tokens.write, sample, `?workspace_id=${alpineWorkspace}`, 404],
  ["a workspace out of reach", tokens.other, sample, `?workspace_id=${harbourWorkspace}`, 403],
  ["the right workspace", tokens.write, sample, `?workspace_id=${harbourWorkspace}`, 200],
])("%s", async (_name, token, id, query, status) => {
  const answer = await close(sandbox, id, { token, query });
  expect(answer.status).toBe(status);
  expect(sandbox.state.history).toHaveLength(status === 200 ? 1 : 0);
});
