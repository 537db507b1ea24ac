import { type CloseAnswer, readCloseFailure, readCloseSuccess } from "../../core/close-answer";
import type { CloseJob, ReadBack } from "../../core/close-job";
import { ConduitError } from "../../core/failure";
import { sampleTicket } from "../../core/testing/samples";
import type { Ticket } from "../../core/ticket";

/** What the next close request meets. */
export type CloseFate =
  | "closes"
  | "refused"
  | "forbidden"
  | "limited"
  | "offline"
  | "lost-before"
  | "lost-after";

/** A service in memory that writes down what it really received and applied. */
export class SimulatedService {
  readonly tickets = new Map<string, Ticket>();
  /** Ticket ids of the close requests received, in order. */
  readonly received: string[] = [];
  readonly applied: string[] = [];
  /** Fates of the next close requests; `closes` when there are none left. */
  fates: CloseFate[] = [];
  canBeRead = true;
  readonly #now: () => number;
  readonly #askersNow: () => number;

  /** @param askersNow - the time by the clock of whoever asks, where that is another */
  constructor(now: () => number, askersNow = now) {
    this.#now = now;
    this.#askersNow = askersNow;
  }

  async admitClose(): Promise<void> {}

  async close(job: CloseJob): Promise<CloseAnswer> {
    const fate = this.fates.shift() ?? "closes";
    if (fate === "offline") return readCloseFailure(new ConduitError("offline"));
    this.received.push(job.ticketId);
    const applies = fate === "closes" || fate === "lost-after";
    if (applies) this.#apply(job.ticketId);
    if (fate === "closes") return readCloseSuccess(this.ticket(job.ticketId), job.ticketId);
    const failures = {
      refused: new ConduitError("refused", { status: 409, sentence: "Not resolved." }),
      forbidden: new ConduitError("forbidden", { status: 403 }),
      limited: new ConduitError("limited", { status: 429, until: this.#askersNow() + 30_000 }),
      "lost-before": new ConduitError("network"),
      "lost-after": new ConduitError("timeout"),
    };
    return readCloseFailure(failures[fate]);
  }

  async readBack(job: CloseJob): Promise<ReadBack> {
    return this.canBeRead
      ? { kind: "ticket", ticket: this.ticket(job.ticketId) }
      : { kind: "failed", isAnswered: false };
  }

  ticket(id: string): Ticket {
    return this.tickets.get(id) ?? sampleTicket({ id });
  }

  #apply(id: string): void {
    this.applied.push(id);
    this.tickets.set(id, {
      ...this.ticket(id),
      status: "closed",
      updatedAt: new Date(this.#now()).toISOString(),
    });
  }
}
