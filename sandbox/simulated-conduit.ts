import { type Behaviour, documentedBehaviour } from "./behaviour";
import { createFaults, type Faults } from "./faults";
import { createLedger, type Ledger } from "./ledger";
import { createRateLimit, type RateLimit } from "./rate-limit";
import { serve } from "./serve";
import { createState, type State } from "./state";
import type { Wire } from "./wire";

/**
 * The same service without a socket, for simulations of thousands of days: requests are handed to a function that looks like
 * `fetch`, and time is the caller's.
 */
export function simulateConduit(options: SimulationOptions): SimulatedConduit {
  const { now, seed = 1, sleep } = options;
  const state = createState({ now, seed, until: now() });
  const behaviour: Behaviour = { ...documentedBehaviour, ...options.behaviour };
  const limit = createRateLimit({ perMinute: () => behaviour.requestsPerMinute, now });
  const [faults, ledger] = [createFaults(), createLedger(now)];
  const house = { state, behaviour, limit, faults, ledger };

  const request: typeof fetch = (input, init = {}) =>
    new Promise((resolve, reject) => {
      const headers = new Headers(init.headers);
      const wire = memoryWire({ now, sleep, init, resolve, reject });
      const incoming = {
        method: init.method ?? "GET",
        url: new URL(String(input)),
        authorization: headers.get("authorization") ?? undefined,
        body: async () => String(init.body ?? ""),
      };
      void serve(house, incoming, wire);
    });
  return { ...house, fetch: request };
}

/** An answer made of a stream, as a browser would hand it out. */
function memoryWire({ now, sleep, init, resolve, reject }: WireParts): Wire {
  let isGone = false;
  let leave = () => {};
  const gone = new Promise<void>((done) => {
    leave = done;
  });
  let stream: ReadableStreamDefaultController<Uint8Array> | null = null;
  const encoder = new TextEncoder();

  function end(failure: unknown): void {
    if (isGone) return;
    isGone = true;
    leave();
    if (failure === null) stream?.close();
    else {
      stream?.error(failure);
      reject(failure);
    }
  }

  init.signal?.addEventListener("abort", () => end(init.signal?.reason));
  return {
    head(status, headers) {
      if (status >= 300 && status < 400 && "location" in headers && init.redirect === "error")
        return end(new TypeError("Failed to fetch"));
      const body = new ReadableStream<Uint8Array>({
        start: (controller) => {
          stream = controller;
        },
        cancel: () => {
          stream = null;
          end(null);
        },
      });
      const date = new Date(now()).toUTCString();
      const given = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
      const isEmpty = status === 204 || status === 304;
      resolve(new Response(isEmpty ? null : body, { status, headers: { date, ...given } }));
    },
    async write(text) {
      if (!isGone) stream?.enqueue(encoder.encode(text));
    },
    async end(text) {
      if (!isGone && text !== "") stream?.enqueue(encoder.encode(text));
      end(null);
    },
    cut: () => end(new TypeError("Failed to fetch")),
    gone: () => gone,
    isGone: () => isGone,
    sleep,
  };
}

type WireParts = {
  now: () => number;
  sleep: (ms: number) => Promise<void>;
  init: RequestInit;
  resolve: (response: Response) => void;
  reject: (reason: unknown) => void;
};

type SimulationOptions = {
  now: () => number;
  /** Waits in the simulation's time; what a fault's delay means. */
  sleep: (ms: number) => Promise<void>;
  seed?: number;
  behaviour?: Partial<Behaviour>;
};

/** Everything that a sandbox has, but for addresses. */
export type SimulatedConduit = {
  readonly fetch: typeof fetch;
  readonly state: State;
  readonly behaviour: Behaviour;
  readonly limit: RateLimit;
  readonly faults: Faults;
  readonly ledger: Ledger;
};
