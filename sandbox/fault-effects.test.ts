import { afterEach, beforeEach, expect, test } from "vitest";
import type { Fault, FaultPosition } from "./faults";
import { type Sandbox, startSandbox } from "./index";
import { call, close } from "./test-client";
import { tokens } from "./tokens";

const sample = "xd88mkfbmxgckpeyzs8m9r9d3d843me3";
let sandbox: Sandbox;

beforeEach(async () => {
  sandbox = await startSandbox();
});
afterEach(() => sandbox.stop());

const add = (fault: Fault, at?: FaultPosition) =>
  sandbox.faults.add({ on: { ticketId: sample }, do: fault, ...(at === undefined ? {} : { at }) });
const status = () => sandbox.state.ticket(sample)?.status;
const lastEntry = () => sandbox.ledger.entries().at(-1);

test.each([
  ["before-reading", "resolved"],
  ["after-reading", "resolved"],
  ["after-applying", "closed"],
] as const)("a reset %s leaves the ticket %s and the client without an answer", async (at, expected) => {
  add({ kind: "reset" }, at);
  await expect(close(sandbox, sample)).rejects.toThrow("socket hang up");
  expect(status()).toBe(expected);
  expect(lastEntry()).toMatchObject({ status: "none", applied: expected === "closed", fault: "reset" });
  // Only once: the next request goes through.
  expect((await close(sandbox, sample)).status).toBe(expected === "closed" ? 409 : 200);
});

test("a reset while answering: the head and half of the body came", async () => {
  add({ kind: "reset" }, "while-answering");
  const answer = await close(sandbox, sample);
  expect(answer).toMatchObject({ status: 200, broken: true });
  expect(answer.text.length).toBeGreaterThan(100);
  expect(() => answer.json()).toThrow();
  expect(status()).toBe("closed");
});

test("a delay passes, then all is as usual", async () => {
  add({ kind: "delay", ms: 120 });
  const start = performance.now();
  expect((await close(sandbox, sample)).status).toBe(200);
  expect(performance.now() - start).toBeGreaterThan(100);
});

test("a client that gives up during a delay has its request applied late", async () => {
  add({ kind: "delay", ms: 900 }, "after-reading");
  const finished = new Promise((resolve) => sandbox.ledger.onFinish(resolve));
  await expect(close(sandbox, sample, { timeout: 450 })).rejects.toThrow();
  expect(status()).toBe("resolved");
  await finished;
  expect(status()).toBe("closed");
  expect(lastEntry()).toMatchObject({ status: "none", applied: true, fault: "delay" });
});

test("a delay in the middle of an answer", async () => {
  add({ kind: "delay", ms: 100 }, "while-answering");
  const start = performance.now();
  const answer = await close(sandbox, sample);
  expect(answer.json().data).toMatchObject({ id: sample, status: "closed" });
  expect(performance.now() - start).toBeGreaterThan(80);
});

test.each(["before-reading", "after-applying", "while-answering"] as const)("silence %s", async (at) => {
  add({ kind: "hang" }, at);
  const start = performance.now();
  const answer = close(sandbox, sample, { timeout: 600 });
  // It is the client that ends the wait.
  if (at === "while-answering") expect(await answer).toMatchObject({ status: 200, broken: true });
  else await expect(answer).rejects.toThrow("aborted");
  expect(performance.now() - start).toBeGreaterThan(550);
  expect(status()).toBe(at === "before-reading" ? "resolved" : "closed");
});

test("silence ends when the sandbox stops", async () => {
  add({ kind: "hang" });
  const answer = close(sandbox, sample).catch((reason: Error) => reason.message);
  while (sandbox.ledger.closesReceived() === 0) await new Promise(setImmediate);
  await sandbox.stop();
  expect(await answer).toBe("socket hang up");
});

test.each([
  [{ kind: "status", status: 503 }, 503, { error: "Status 503, as the test asked" }],
  [{ kind: "status", status: 409, body: { message: "no" } }, 409, { message: "no" }],
  [{ kind: "status", status: 404, body: null }, 404, null],
  [{ kind: "json", body: null }, 200, null],
  [{ kind: "json", body: { data: [{ id: 7 }] }, status: 201 }, 201, { data: [{ id: 7 }] }],
  [{ kind: "echo-token" }, 400, { error: `Cannot process this request: Bearer ${tokens.write}` }],
] as const)("%o", async (fault, expected, body) => {
  add(fault);
  const answer = await close(sandbox, sample);
  expect([answer.status, answer.json()]).toEqual([expected, body]);
  expect([status(), lastEntry()?.status]).toEqual(["resolved", expected]);
});

test("a status with headers, such as an odd Retry-After", async () => {
  add({ kind: "status", status: 429, headers: { "retry-after": "-5" } });
  expect((await close(sandbox, sample)).headers["retry-after"]).toBe("-5");
});

test("a status after applying: the client hears 500 of a close that happened", async () => {
  add({ kind: "status", status: 500 }, "after-applying");
  expect((await close(sandbox, sample)).status).toBe(500);
  expect(status()).toBe("closed");
});

test("a status without any body", async () => {
  add({ kind: "status", status: 502, body: undefined });
  expect(await close(sandbox, sample)).toMatchObject({ status: 502, text: "" });
});

test("a hotel's login page", async () => {
  add({ kind: "html" });
  const answer = await close(sandbox, sample);
  expect([answer.status, answer.headers["content-type"]]).toEqual([200, "text/html; charset=utf-8"]);
  expect(answer.text).toContain("<form");
});

test("any text as JSON", async () => {
  add({ kind: "text", text: '{"__proto__":{"polluted":true}' });
  expect((await close(sandbox, sample)).text).toBe('{"__proto__":{"polluted":true}');
});

test("another ticket's body, which even reads closed", async () => {
  add({ kind: "wrong-id" });
  const answer = await close(sandbox, sample);
  expect(answer.json().data).toMatchObject({ status: "closed", id: expect.not.stringContaining(sample) });
  add({ kind: "wrong-id" });
  const read = await call(sandbox, `/v1/tickets/${sample}`);
  expect(read.json().data).toEqual(sandbox.state.tickets()[0]);
});

test("truncated: announces more than comes", async () => {
  add({ kind: "truncated" });
  const answer = await close(sandbox, sample);
  expect(answer.broken).toBe(true);
  expect(Number(answer.headers["content-length"])).toBeGreaterThan(answer.text.length * 2 + 50);
  expect(status()).toBe("closed");
});

test.each([200, 204] as const)("empty with %i", async (expected) => {
  add({ kind: "empty", status: expected });
  expect(await close(sandbox, sample)).toMatchObject({ status: expected, text: "", broken: false });
  expect(status()).toBe("closed");
});

test("redirect", async () => {
  add({ kind: "redirect", location: "https://example.com/" });
  const answer = await close(sandbox, sample);
  expect([answer.status, answer.headers["location"], status()]).toEqual([
    302,
    "https://example.com/",
    "resolved",
  ]);
});

test("huge: fifty megabytes of valid JSON, length unknown", { timeout: 30_000 }, async () => {
  add({ kind: "huge" });
  const answer = await close(sandbox, sample, { timeout: 20_000 });
  expect([answer.text.length, answer.headers["content-length"]]).toEqual([50_000_000, undefined]);
  expect(answer.json().data).toMatchObject({ id: sample, status: "closed" });
});

test("wrong status: 200, yet nothing was done; or done, yet not shown", async () => {
  add({ kind: "wrong-status" });
  expect((await close(sandbox, sample)).json().data).toMatchObject({ id: sample, status: "resolved" });
  expect(status()).toBe("resolved");
  add({ kind: "wrong-status" }, "after-applying");
  expect((await close(sandbox, sample)).json().data).toMatchObject({ id: sample, status: "resolved" });
  expect(status()).toBe("closed");
});

test("two faults in one request", async () => {
  add({ kind: "delay", ms: 30 });
  add({ kind: "reset" }, "after-applying");
  await expect(close(sandbox, sample)).rejects.toThrow("socket hang up");
  expect(lastEntry()?.fault).toBe("delay+reset");
});
