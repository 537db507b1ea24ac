import { tmpdir } from "node:os";
import { join } from "node:path";
import { startSandbox } from "./index";
import type { LedgerEntry } from "./ledger";

/** Runs the sandbox until it is interrupted, and writes one line for each request. */
async function main(): Promise<void> {
  // Tickets that reach up to now, so that a demonstration does not look as if everyone had left.
  const sandbox = await startSandbox({ until: Date.now() });
  // Of its own: a browser that already runs would take the address and none of the rest.
  const profile = join(tmpdir(), `closeout-sandbox-${process.pid}`);
  const api = `https://127.0.0.1:${sandbox.apiPort}`;
  console.log(`Stand-in Conduit service  ${api}
Help desk                 ${sandbox.webOrigin}  (also /other /empty /hostile /many?n=100000)

Tokens    ${sandbox.tokens.write}   reads and closes
          ${sandbox.tokens.read}    reads only
          ${sandbox.tokens.noPlan}  its plan has no API
          ${sandbox.tokens.other}   reaches the second workspace only

Try it    curl -k -H "Authorization: Bearer ${sandbox.tokens.write}" ${api}/v1/workspaces
In a browser, so that the extension as built talks to it:
          chromium --user-data-dir="${profile}" --ignore-certificate-errors --host-resolver-rules="MAP api.conduit.ai 127.0.0.1:${sandbox.apiPort}"
Stop it   Ctrl+C
`);
  sandbox.ledger.onFinish((entry) => console.log(line(entry)));
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void sandbox.stop());
}

function line(entry: LedgerEntry): string {
  const time = new Date(entry.time).toISOString().slice(11, 23);
  const what = `${entry.method} ${entry.path}${entry.query}`;
  const remarks = [entry.applied ? "applied" : "", entry.fault === null ? "" : `fault: ${entry.fault}`];
  return [time, entry.status, entry.token, what, ...remarks].filter((part) => part !== "").join("  ");
}

await main();
