import { setMaxListeners } from "node:events";
import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer } from "node:https";
import type { Behaviour } from "./behaviour";
import type { Certificate } from "./certificate";
import { type Exchange, send } from "./exchange";
import { strike } from "./fault-effects";
import type { FaultPosition, Faults } from "./faults";
import type { Ledger, LedgerEntry } from "./ledger";
import { onLoopback } from "./loopback";
import type { RateLimit } from "./rate-limit";
import { route, tokenIn } from "./router";
import type { State } from "./state";

/**
 * The stand-in service: HTTPS on loopback, everything it knows handed in. Sends no CORS headers, as an extension with
 * a host permission needs none and a web page must not get any.
 */
export async function startService({ certificate, port, ...parts }: ServiceParts): Promise<Service> {
  const stopping = new AbortController();
  // Every delayed request listens, and there may be hundreds.
  setMaxListeners(0, stopping.signal);
  const server = createServer(
    { cert: certificate.certificate, key: certificate.privateKey },
    (request, response) => void handle({ ...parts, stopping: stopping.signal }, request, response),
  );
  const loopback = await onLoopback(server, port);
  return {
    port: loopback.port,
    goOffline: loopback.close,
    goOnline: loopback.open,
    async stop() {
      stopping.abort();
      await loopback.close();
    },
  };
}

async function handle(house: House, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? "/", "https://api.conduit.ai");
  const entry = register(house, request, url);
  const exchange: Exchange = {
    response,
    entry,
    authorization: request.headers.authorization,
    before: house.state.ticket(entry.ticketId ?? ""),
    stranger: () => house.state.tickets().find((ticket) => ticket.id !== entry.ticketId),
    stopping: house.stopping,
    answer: null,
  };
  // From the same clock as everything else, so that a Retry-After can be measured against it.
  response.setHeader("date", new Date(house.now()).toUTCString());
  if (!house.behaviour.keepAlive) response.setHeader("connection", "close");
  response.on("error", () => response.destroy());
  try {
    if (await struck(house, "before-reading", exchange)) return;
    const body = await textOf(request);
    if (await struck(house, "after-reading", exchange)) return;
    const { authorization } = exchange;
    const history = house.state.history.length;
    exchange.answer = route(house, { method: entry.method, url, authorization, body });
    entry.applied = house.state.history.length > history;
    if (await struck(house, "after-applying", exchange)) return;
    if (await struck(house, "while-answering", exchange)) return;
    await send(exchange, exchange.answer);
  } catch {
    // The client left in the middle of its request, or the sandbox stops: there is nobody to tell.
    response.destroy();
  } finally {
    house.ledger.finish(entry);
  }
}

function register({ ledger, state }: House, request: IncomingMessage, url: URL): LedgerEntry {
  const { authorization } = request.headers;
  const method = request.method ?? "GET";
  const [, ticketId = null, action] = /^\/v1\/tickets\/([^/]+)(?:\/(\w+))?/.exec(url.pathname) ?? [];
  return ledger.open({
    method,
    path: url.pathname,
    query: url.search,
    ticketId,
    token: authorization === undefined ? "none" : (tokenIn(state, authorization)?.name ?? "unknown"),
    close: method === "POST" && action === "close",
  });
}

async function struck({ faults }: House, at: FaultPosition, exchange: Exchange): Promise<boolean> {
  const { entry } = exchange;
  for (const fault of faults.take(at, entry)) {
    entry.fault = entry.fault === null ? fault.kind : `${entry.fault}+${fault.kind}`;
    if (await strike(fault, at, exchange)) return true;
  }
  return false;
}

async function textOf(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece);
  return Buffer.concat(pieces).toString();
}

type ServiceParts = {
  state: State;
  behaviour: Behaviour;
  limit: RateLimit;
  faults: Faults;
  ledger: Ledger;
  now: () => number;
  certificate: Certificate;
  port?: number;
};

type House = Omit<ServiceParts, "certificate" | "port"> & { stopping: AbortSignal };

export type Service = {
  readonly port: number;
  /** Breaks all connections and refuses new ones; what the service knows stays. */
  readonly goOffline: () => Promise<void>;
  /** Back, on the same port. */
  readonly goOnline: () => Promise<void>;
  readonly stop: () => Promise<void>;
};
