import type { Behaviour } from "./behaviour";
import { type Exchange, send } from "./exchange";
import { strike } from "./fault-effects";
import type { FaultPosition, Faults } from "./faults";
import type { Ledger, LedgerEntry } from "./ledger";
import type { RateLimit } from "./rate-limit";
import { route, tokenIn } from "./router";
import type { State } from "./state";
import type { Wire } from "./wire";

/** Works on one request from its head to its end, faults included, and writes it down. Never rejects. */
export async function serve(house: House, request: IncomingRequest, wire: Wire): Promise<void> {
  const { authorization, method, url } = request;
  const entry = register(house, request);
  const exchange: Exchange = {
    wire,
    entry,
    authorization,
    before: house.state.ticket(entry.ticketId ?? ""),
    stranger: () => house.state.tickets().find((ticket) => ticket.id !== entry.ticketId),
    answer: null,
  };
  try {
    if (await struck(house, "before-reading", exchange)) return;
    const body = await request.body();
    if (await struck(house, "after-reading", exchange)) return;
    const history = house.state.history.length;
    exchange.answer = route(house, { method, url, authorization, body });
    entry.applied = house.state.history.length > history;
    if (await struck(house, "after-applying", exchange)) return;
    if (await struck(house, "while-answering", exchange)) return;
    await send(exchange, exchange.answer);
  } catch {
    // The client left in the middle of its request, or the sandbox stops: there is nobody to tell.
    wire.cut();
  } finally {
    house.ledger.finish(entry);
  }
}

function register({ ledger, state }: House, { method, url, authorization }: IncomingRequest): LedgerEntry {
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

export type House = {
  readonly state: State;
  readonly behaviour: Behaviour;
  readonly limit: RateLimit;
  readonly faults: Faults;
  readonly ledger: Ledger;
};

export type IncomingRequest = {
  readonly method: string;
  readonly url: URL;
  readonly authorization: string | undefined;
  /** Reads the body to its end. */
  readonly body: () => Promise<string>;
};
