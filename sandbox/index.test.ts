import { connect } from "node:net";
import { networkInterfaces } from "node:os";
import { expect, test } from "vitest";
import { startSandbox } from "./index";
import { call, close } from "./test-client";

const sample = "xd88mkfbmxgckpeyzs8m9r9d3d843me3";

/** Whether anybody listens there. */
function reachable(port: number, host = "127.0.0.1"): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host, timeout: 1_000 });
    const end = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once("connect", () => end(true));
    socket.once("error", () => end(false));
    socket.once("timeout", () => end(false));
  });
}

test("stops at once, whatever is open, and leaves no port behind", async () => {
  const sandbox = await startSandbox();
  sandbox.faults.add({ times: Number.POSITIVE_INFINITY, do: { kind: "hang" } });
  sandbox.faults.add({
    times: Number.POSITIVE_INFINITY,
    do: { kind: "delay", ms: 60_000 },
    at: "before-reading",
  });
  const asked = Promise.allSettled(Array.from({ length: 20 }, () => close(sandbox, sample)));
  // A connection that never says a word, and so never gets through its handshake.
  const silent = connect({ port: sandbox.apiPort, host: "127.0.0.1" }).on("error", () => {});
  await expect.poll(() => sandbox.ledger.closesReceived()).toBe(20);
  const ports = [
    sandbox.apiPort,
    ...[sandbox.webOrigin, sandbox.crossOrigin].map((origin) => Number(new URL(origin).port)),
  ];
  const start = performance.now();
  await sandbox.stop();
  expect(performance.now() - start).toBeLessThan(2_000);
  expect((await asked).map((outcome) => outcome.status)).toEqual(
    Array.from({ length: 20 }, () => "rejected"),
  );
  expect(await Promise.all(ports.map((port) => reachable(port)))).toEqual([false, false, false]);
  silent.destroy();
});

test("stopping twice is no mistake", async () => {
  const sandbox = await startSandbox();
  await sandbox.stop();
  await sandbox.stop();
});

test("a delayed request does not hold the stop up, and is not applied after it", async () => {
  const sandbox = await startSandbox();
  sandbox.faults.add({ do: { kind: "delay", ms: 100 }, at: "after-reading" });
  const asked = close(sandbox, sample).catch(() => "broken");
  await expect.poll(() => sandbox.ledger.closesReceived()).toBe(1);
  await sandbox.stop();
  expect(await asked).toBe("broken");
  await new Promise((resolve) => setTimeout(resolve, 150));
  expect(sandbox.ledger.closesApplied()).toBe(0);
});

test("offline and back on the same port, with everything as it was", async () => {
  const sandbox = await startSandbox();
  await close(sandbox, sample);
  await sandbox.goOffline();
  await expect(call(sandbox, "/v1/workspaces")).rejects.toThrow("ECONNREFUSED");
  await sandbox.goOnline();
  const answer = await call(sandbox, `/v1/tickets/${sample}`);
  expect(answer.json().data).toMatchObject({ status: "closed" });
  await sandbox.stop();
});

test("nothing of it can be reached from another machine", async () => {
  const sandbox = await startSandbox();
  const outside = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .find((address) => !address.internal && address.family === "IPv4");
  // 127.0.0.2 is loopback too (on Linux), but not the address that was bound.
  const hosts = ["127.0.0.2", ...(outside === undefined ? [] : [outside.address])];
  const ports = [
    sandbox.apiPort,
    Number(new URL(sandbox.webOrigin).port),
    Number(new URL(sandbox.crossOrigin).port),
  ];
  const found = await Promise.all(hosts.flatMap((host) => ports.map((port) => reachable(port, host))));
  await sandbox.stop();
  expect(found).not.toContain(true);
});

test("several at once do not meet", async () => {
  const [one, other] = await Promise.all([startSandbox(), startSandbox()]);
  await close(one, sample);
  expect(other.state.ticket(sample)?.status).toBe("resolved");
  expect(other.ledger.entries()).toEqual([]);
  expect(other.helpDeskIds).toEqual(one.helpDeskIds);
  await Promise.all([one.stop(), other.stop()]);
});
