import { afterEach, beforeEach, expect, test } from "vitest";
import { type Sandbox, startSandbox } from "./index";
import type { LedgerEntry } from "./ledger";
import { call, close } from "./test-client";
import { tokens } from "./tokens";

const sample = "xd88mkfbmxgckpeyzs8m9r9d3d843me3";
const other = "xd86q1njefzk9z71knnr0kqzb97ybh6c";
let sandbox: Sandbox;

beforeEach(async () => {
  sandbox = await startSandbox({ now: () => 1_800_000_000_000 });
});
afterEach(() => sandbox.stop());

test("writes down what came and what became of it", async () => {
  await close(sandbox, sample, { query: "?workspace_id=none" });
  await close(sandbox, sample);
  await call(sandbox, "/v1/workspaces", { token: null });
  await call(sandbox, `/v1/tickets/${other}`, { token: "capi_of_somebody_else" });
  const common = { time: 1_800_000_000_000, fault: null, applied: false };
  const path = `/v1/tickets/${sample}/close`;
  const closing = { ...common, method: "POST", path, ticketId: sample, token: "write", close: true };
  const reading = { ...common, method: "GET", query: "", close: false };
  expect(sandbox.ledger.entries()).toEqual([
    { ...closing, sequence: 1, query: "?workspace_id=none", status: 403 },
    { ...closing, sequence: 2, query: "", status: 200, applied: true },
    { ...reading, sequence: 3, path: "/v1/workspaces", ticketId: null, token: "none", status: 401 },
    { ...reading, sequence: 4, path: `/v1/tickets/${other}`, ticketId: other, token: "unknown", status: 401 },
  ]);
});

test("holds no token", async () => {
  for (const token of Object.values(tokens)) await call(sandbox, "/v1/workspaces", { token });
  expect(JSON.stringify(sandbox.ledger.entries())).not.toContain("capi_");
});

test("counts closes, of one ticket and of all", async () => {
  const { id } = sandbox.state.addTicket();
  await close(sandbox, sample);
  await close(sandbox, sample);
  await close(sandbox, id);
  await call(sandbox, `/v1/tickets/${sample}`);
  // Neither of these is a request to close.
  await call(sandbox, `/v1/tickets/${sample}/close`);
  await call(sandbox, `/v1/tickets/${sample}/notes`, { method: "POST", body: '{"body":"x"}' });
  const { ledger } = sandbox;
  expect([ledger.closesReceived(), ledger.closesReceived(sample), ledger.closesReceived(other)]).toEqual([
    3, 2, 0,
  ]);
  expect([ledger.closesApplied(), ledger.closesApplied(sample), ledger.closesApplied(id)]).toEqual([2, 1, 1]);
  expect(ledger.closes(sample).map((entry) => entry.status)).toEqual([200, 409]);
});

test("forgets on demand, but goes on counting", async () => {
  await call(sandbox, "/v1/workspaces");
  sandbox.ledger.clear();
  expect(sandbox.ledger.entries()).toEqual([]);
  await call(sandbox, "/v1/workspaces");
  expect(sandbox.ledger.entries()).toMatchObject([{ sequence: 2 }]);
});

test("tells listeners of each finished request until they leave", async () => {
  const heard: LedgerEntry[] = [];
  const leave = sandbox.ledger.onFinish((entry) => heard.push(entry));
  await close(sandbox, sample);
  await expect.poll(() => heard.length).toBe(1);
  leave();
  await call(sandbox, "/v1/workspaces");
  expect(heard).toMatchObject([{ ticketId: sample, status: 200, applied: true }]);
});
