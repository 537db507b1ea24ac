/**
 * Faults on request: "the next close of this ticket is applied and then the connection breaks". Waiting faults are looked
 * through in the order they were added; one that has struck often enough is gone.
 */
export function createFaults(): Faults {
  let planned: Planned[] = [];

  return {
    add({ on = {}, times = 1, do: fault, at = usualPosition[fault.kind] }) {
      const plan: Planned = { on, fault, at, left: times, struck: 0 };
      planned.push(plan);
      return {
        struck: () => plan.struck,
        remove: () => {
          planned = planned.filter((other) => other !== plan);
        },
      };
    },
    clear() {
      planned = [];
    },
    waiting: () => planned.length,
    *take(position, request) {
      for (const plan of [...planned]) {
        if (plan.at !== position || !planned.includes(plan) || !matches(plan.on, request)) continue;
        plan.left -= 1;
        plan.struck += 1;
        if (plan.left <= 0) planned = planned.filter((other) => other !== plan);
        yield plan.fault;
      }
    },
  };
}

function matches(on: FaultTarget, { method, path, ticketId }: FaultedRequest): boolean {
  if (on.method !== undefined && on.method !== method) return false;
  if (on.ticketId !== undefined && on.ticketId !== ticketId) return false;
  // `search` ignores the memory that a `g` or `y` expression carries from one `test` to the next.
  return on.path === undefined || path.search(on.path) >= 0;
}

/**
 * Where a fault strikes when the test does not say. Those that bend the true answer come after it exists, and so after
 * the request was applied; all others strike before anything was done. `wrong-status` leaves the ticket as it was.
 */
const usualPosition: Readonly<Record<Fault["kind"], FaultPosition>> = {
  delay: "before-reading",
  reset: "before-reading",
  hang: "before-reading",
  status: "before-reading",
  html: "before-reading",
  redirect: "before-reading",
  "echo-token": "before-reading",
  json: "before-reading",
  text: "before-reading",
  "wrong-status": "after-reading",
  "wrong-id": "after-applying",
  empty: "after-applying",
  truncated: "while-answering",
  huge: "while-answering",
};

/** What goes wrong. All but `delay` end the request. */
export type Fault =
  /** Waits, in real milliseconds, then goes on. A client that has left meanwhile is still served: it applies late. */
  | { kind: "delay"; ms: number }
  /** The connection breaks; while answering, half of the answer has left by then. */
  | { kind: "reset" }
  /** Silence until the client leaves or the sandbox stops. */
  | { kind: "hang" }
  /** A status; without a body, an error in the service's own shape. `null` sends the JSON text `null`. */
  | { kind: "status"; status: number; body?: unknown; headers?: Record<string, string> }
  /** The login page of a hotel's network, with 200. */
  | { kind: "html" }
  /** Another ticket in the place of the one asked for; after a close request it reads `closed`. */
  | { kind: "wrong-id" }
  /** Announces more than comes, and is cut in the middle. */
  | { kind: "truncated" }
  /** Success without a body. */
  | { kind: "empty"; status?: 200 | 202 | 204 }
  | { kind: "redirect"; location: string; status?: number }
  /** A JSON body that takes long to end, 50 MB unless told otherwise, its length not announced. */
  | { kind: "huge"; bytes?: number }
  /** An error sentence that repeats the Authorization header. */
  | { kind: "echo-token"; status?: number }
  /** Any JSON with 200 or another status: `null`, a list, fields of the wrong type. */
  | { kind: "json"; body: unknown; status?: number }
  /** Any text as JSON, for what JSON.stringify cannot write: broken syntax, `__proto__` keys. */
  | { kind: "text"; text: string; status?: number; type?: string }
  /** 200 with the ticket as it was when the request came. */
  | { kind: "wrong-status" };

/** Decides what has happened by then: only from `after-applying` on did the request take effect. */
export type FaultPosition = "before-reading" | "after-reading" | "after-applying" | "while-answering";

/** Which requests are meant; what is left out matches all. `path` is without the query. */
type FaultTarget = { method?: string; path?: RegExp; ticketId?: string };

type FaultPlan = { on?: FaultTarget; times?: number; do: Fault; at?: FaultPosition };

export type FaultedRequest = { method: string; path: string; ticketId: string | null };

type Planned = { on: FaultTarget; fault: Fault; at: FaultPosition; left: number; struck: number };

export type Faults = {
  /** `times` is 1 unless told otherwise; Infinity never ends. */
  readonly add: (plan: FaultPlan) => { struck: () => number; remove: () => void };
  readonly clear: () => void;
  /** How many plans have not struck as often as they should. */
  readonly waiting: () => number;
  /** For the service: the faults that strike here, each used up as it is taken out. */
  readonly take: (position: FaultPosition, request: FaultedRequest) => Iterable<Fault>;
};
