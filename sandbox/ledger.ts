/**
 * Writes down every request that reached the service, at the moment its head arrived. This is what tests compare the
 * extension's words with: what was sent, what came of it, what the client was told.
 */
export function createLedger(now: () => number): Ledger {
  let entries: LedgerEntry[] = [];
  let sequence = 0;
  const listeners = new Set<(entry: LedgerEntry) => void>();
  const closes = (id?: string) =>
    entries.filter((entry) => entry.close && (id === undefined || entry.ticketId === id));

  return {
    open(request) {
      sequence += 1;
      const start = { sequence, time: now(), status: "none", applied: false, fault: null } as const;
      const entry: LedgerEntry = { ...start, ...request };
      entries.push(entry);
      return entry;
    },
    finish(entry) {
      for (const listener of listeners) listener(entry);
    },
    onFinish(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    entries: () => entries,
    closes,
    closesReceived: (id) => closes(id).length,
    closesApplied: (id) => closes(id).filter((entry) => entry.applied).length,
    clear() {
      entries = [];
    },
  };
}

type Received = Pick<LedgerEntry, "method" | "path" | "query" | "ticketId" | "token" | "close">;

/** One request. `status`, `applied` and `fault` are filled in as it is worked on. */
export type LedgerEntry = {
  /** Counts from 1 over the sandbox's whole life, also across `clear`. */
  readonly sequence: number;
  readonly time: number;
  readonly method: string;
  readonly path: string;
  /** The query with its question mark, or empty. */
  readonly query: string;
  readonly ticketId: string | null;
  /** The token's name, `unknown` for one that is not ours, `none` without. Never the token. */
  readonly token: string;
  /** Whether this is a request to close a ticket. */
  readonly close: boolean;
  /** The status that was put on the wire, `none` while or if nothing was. */
  status: number | "none";
  /** Whether it changed a ticket from not closed to closed. */
  applied: boolean;
  /** The faults that struck, joined with `+`, or null. */
  fault: string | null;
};

export type Ledger = {
  readonly open: (request: Received) => LedgerEntry;
  /** Called once nothing more will happen to the request. */
  readonly finish: (entry: LedgerEntry) => void;
  /** Hears of every finished request; returns the way to stop hearing. */
  readonly onFinish: (listener: (entry: LedgerEntry) => void) => () => void;
  readonly entries: () => readonly LedgerEntry[];
  /** Requests to close, of one ticket or of any. */
  readonly closes: (id?: string) => readonly LedgerEntry[];
  readonly closesReceived: (id?: string) => number;
  readonly closesApplied: (id?: string) => number;
  readonly clear: () => void;
};
