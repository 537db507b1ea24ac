import { request } from "node:https";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Sandbox, startSandbox } from "./index";
import { alpineWorkspace, harbourWorkspace } from "./seed/workspaces";
import { call } from "./test-client";
import { tokens } from "./tokens";

let sandbox: Sandbox;
let time: number;

beforeEach(async () => {
  time = Date.parse("2026-11-20T10:00:00.000Z");
  sandbox = await startSandbox({ now: () => time });
});

afterEach(() => sandbox.stop());

const inHarbour = `workspace_id=${harbourWorkspace}`;

test.each([
  ["no token", null, 401],
  ["a token nobody made", "capi_nonsense", 401],
  ["a token of a plan without API", tokens.noPlan, 403],
  ["a token of another workspace", tokens.other, 403],
  ["a reader", tokens.read, 200],
])("%s", async (_name, token, status) => {
  const answer = await call(sandbox, `/v1/tickets?${inHarbour}`, { token });
  expect(answer.status).toBe(status);
  if (status !== 200) expect(answer.json()).toEqual({ error: expect.any(String) });
});

test("no token and a wrong one are told apart", async () => {
  const error = async (token: string | null) =>
    (await call(sandbox, "/v1/workspaces", { token })).json().error;
  expect([await error(null), await error("capi_x")]).toEqual(["Missing API token", "Invalid API token"]);
});

test("another scheme than Bearer is no token", async () => {
  const headers = { authorization: `Basic ${tokens.write}` };
  expect((await call(sandbox, "/v1/workspaces", { token: null, headers })).status).toBe(401);
});

test("a token taken back stops working", async () => {
  sandbox.state.tokens.delete(tokens.write);
  expect((await call(sandbox, "/v1/workspaces")).status).toBe(401);
});

test("workspaces are those that the token reaches", async () => {
  const all = await call(sandbox, "/v1/workspaces");
  expect(all.json()).toMatchObject({
    data: [
      { id: alpineWorkspace, name: "Alpine Lodges" },
      { id: harbourWorkspace, name: "Harbour Stays" },
    ],
    next_cursor: null,
    has_more: false,
  });
  const one = await call(sandbox, "/v1/workspaces", { token: tokens.other });
  expect(one.json().data).toEqual([{ id: alpineWorkspace, name: "Alpine Lodges" }]);
});

test("inbox types are the workspace's", async () => {
  const answer = await call(sandbox, `/v1/inbox-types?workspace_id=${alpineWorkspace}`);
  expect(answer.json()).toEqual({
    data: [
      { id: "guest", name: "Guests" },
      { id: "supplier", name: "Suppliers" },
    ],
  });
  expect((await call(sandbox, "/v1/inbox-types")).status).toBe(400);
});

test.each([
  ["GET", "/v1/nothing", 404],
  ["GET", "/v2/workspaces", 404],
  ["DELETE", "/v1/workspaces", 405],
  ["POST", "/v1/tickets/xd88mkfbmxgckpeyzs8m9r9d3d843me3", 405],
  ["POST", "/v1/tickets/xd88mkfbmxgckpeyzs8m9r9d3d843me3/messages", 404],
])("%s %s is answered %i in the service's shape", async (method, path, status) => {
  const answer = await call(sandbox, path, { method });
  expect([answer.status, answer.json()]).toEqual([status, { error: expect.any(String) }]);
});

test("over the limit: 429, the seconds to wait, and a Date of the same clock", async () => {
  sandbox.limit.spend(harbourWorkspace, 119);
  expect((await call(sandbox, `/v1/tickets?${inHarbour}`)).status).toBe(200);
  time += 15_000;
  const refused = await call(sandbox, `/v1/tickets?${inHarbour}`, { token: tokens.read });
  expect([refused.status, refused.headers["retry-after"]]).toEqual([429, "45"]);
  expect(refused.headers["date"]).toBe("Fri, 20 Nov 2026 10:00:15 GMT");
  // The other workspace and calls without one have allowances of their own.
  expect((await call(sandbox, `/v1/tickets?workspace_id=${alpineWorkspace}`)).status).toBe(200);
  expect((await call(sandbox, "/v1/workspaces")).status).toBe(200);
  time += 45_000;
  expect((await call(sandbox, `/v1/tickets?${inHarbour}`)).status).toBe(200);
});

test("the limit can be changed while it runs", async () => {
  sandbox.behaviour.requestsPerMinute = 1;
  expect((await call(sandbox, "/v1/workspaces")).status).toBe(200);
  expect((await call(sandbox, "/v1/workspaces")).status).toBe(429);
});

test("connections are kept, unless told otherwise", async () => {
  const headers = { connection: "keep-alive" };
  expect((await call(sandbox, "/v1/workspaces", { headers })).headers["connection"]).toBe("keep-alive");
  sandbox.behaviour.keepAlive = false;
  expect((await call(sandbox, "/v1/workspaces", { headers })).headers["connection"]).toBe("close");
});

test("web pages get no leave to read", async () => {
  const { headers } = await call(sandbox, "/v1/workspaces", { headers: { origin: "https://example.com" } });
  expect(Object.keys(headers).filter((name) => name.startsWith("access-control"))).toEqual([]);
});

test("a client that trusts the certificate needs no other indulgence", async () => {
  const status = await new Promise((resolve, reject) => {
    const options = {
      host: "127.0.0.1",
      port: sandbox.apiPort,
      ca: sandbox.certificate,
      servername: "api.conduit.ai",
    };
    request({ ...options, path: "/v1/workspaces" }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .once("error", reject)
      .end();
  });
  expect(status).toBe(401);
});
