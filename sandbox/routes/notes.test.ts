import { afterAll, beforeAll, expect, test } from "vitest";
import { type Sandbox, startSandbox } from "../index";
import { call } from "../test-client";
import { tokens } from "../tokens";

const path = "/v1/tickets/xd88mkfbmxgckpeyzs8m9r9d3d843me3/notes";
let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.stop());

const post = (body: string, token: string = tokens.write) =>
  call(sandbox, path, { method: "POST", body, token });

test("a note that was added is listed", async () => {
  const added = await post('{"body":"Closed after a call","mention_user_ids":["m48"]}');
  expect(added.status).toBe(200);
  expect(added.json().data).toMatchObject({ body: "Closed after a call", mention_user_ids: ["m48"] });
  const listed = await call(sandbox, path, { token: tokens.read });
  expect(listed.json()).toEqual({ data: [added.json().data], next_cursor: null, has_more: false });
});

test.each([
  ["no JSON", "note"],
  ["no object", '"note"'],
  ["nothing", ""],
  ["an empty text", '{"body":""}'],
  ["a number", '{"body":1}'],
  ["26 mentions", JSON.stringify({ body: "x", mention_user_ids: Array.from({ length: 26 }, String) })],
  ["mentions of the wrong type", '{"body":"x","mention_user_ids":[1]}'],
])("%s is refused", async (_name, body) => {
  const answer = await post(body);
  expect([answer.status, answer.json()]).toEqual([400, { error: expect.any(String) }]);
});

test("a reader may not add one", async () => {
  expect((await post('{"body":"x"}', tokens.read)).status).toBe(403);
});
