import { type CloseJob, isPastUndo, isUnfinished } from "../../utils/core/close-job";
import type { CloseTarget, KnownTicket, QueueHold, TabView, UiProtocol } from "../../utils/core/protocol";
import { failure, idAt, job, known, now, ticket, view } from "../gallery/samples";
import type { Answers } from "./fake-background";

/** So many tickets there are; the last is not on the page at first. */
export const TICKETS = 4;

/** How commands are answered. What is late is answered when `catchUp` says so. */
export const ANSWERINGS = ["at once", "refusing", "not at all", "late", "late and refusing"] as const;

/** A background whose tickets and closes change as they are told to. A screen sees that when it asks. */
export class Desk {
  /** The tickets of the page, in its order. */
  ids = [0, 1, 2].map(idAt);
  jobs: Record<string, CloseJob> = {};
  isConnected = true;
  hold: QueueHold | null = null;
  answering: (typeof ANSWERINGS)[number] = "at once";
  /** What the screen was told last. */
  shown: TabView = view([]);
  /** Whether something did not work since the last command. */
  hasProblem = false;
  /** How many closes were made of each ticket. */
  readonly made: Record<string, number> = {};
  #tickets: Record<string, KnownTicket> = {};
  #late: (() => void)[] = [];
  #count = 0;

  readonly answers: Answers = {
    closeTickets: ({ tickets }) =>
      this.#answer<ReturnType<UiProtocol["closeTickets"]>>(
        () => ({ jobs: tickets.map((target) => this.close(target)), failure: null }),
        () => ({ jobs: [], failure: failure("no-token") }),
      ),
    undo: ({ jobIds }) => {
      const undo = () => ({ jobs: this.#those(jobIds).map((one) => this.#end(one, "waiting", "cancelled")) });
      return this.#answer(undo, undo);
    },
    dismiss: ({ jobIds }) => {
      const dismiss = () => ({
        jobs: this.#those(jobIds).map((one) => this.#end(one, "needs-agent", "dismissed")),
      });
      return this.#answer(dismiss, dismiss);
    },
  };

  constructor() {
    for (let index = 0; index < TICKETS; index++) this.read(index, index % 3 === 0 ? "resolved" : "pending");
  }

  /** What a screen is told now. */
  view(): TabView {
    const tickets = { ...this.#tickets };
    const connection = this.isConnected ? view([]).connection : { state: "none" as const };
    const { hold, ids } = this;
    this.shown = { ...view([]), ids: [...ids], tickets, jobs: { ...this.jobs }, hold, connection };
    return this.shown;
  }

  /** A ticket was read, and is not as it was before. */
  read(index: number, status: string | null): void {
    const updatedAt = new Date(now + ++this.#count).toISOString();
    this.#tickets[idAt(index)] = known(ticket(index, { status, subject: `Subject ${index}`, updatedAt }));
  }

  /** Nothing is known of a ticket. */
  forget(index: number, change: Partial<KnownTicket>): void {
    this.#tickets[idAt(index)] = known(null, change);
  }

  /** What was shown of a ticket. */
  seen(id: string): KnownTicket {
    return this.shown.tickets[id] ?? known(null);
  }

  /** What closing a ticket asks for, as it was shown. */
  target(id: string): CloseTarget {
    return { id, seenUpdatedAt: this.seen(id).ticket?.updatedAt ?? null };
  }

  /** Closes a ticket, here or elsewhere; the job that stands for it. */
  close({ id, seenUpdatedAt }: CloseTarget): CloseJob {
    const before = this.jobs[id];
    if (before && isUnfinished(before)) return before;
    this.made[id] = (this.made[id] ?? 0) + 1;
    const createdAt = Date.now() + ++this.#count;
    const change = { id: `job-${this.#count}`, createdAt, dueAt: createdAt + 60_000 };
    const made = job(0, { ...change, ticketId: id, seenUpdatedAt });
    this.jobs[id] = made;
    return made;
  }

  /** One of the closes under way goes on: to its end, or until it needs the agent. */
  advance(which: number, state: CloseJob["state"]): void {
    const underWay = Object.values(this.jobs).filter(isUnfinished);
    const before = underWay[which % underWay.length];
    if (!before) return;
    const isOver = state === "closed" || state === "refused";
    this.#put({
      ...before,
      state,
      attempts: 1,
      requests: 1,
      endedAt: isOver ? Date.now() : null,
      evidence: state === "closed" ? "answer" : null,
      reason: state === "needs-agent" ? "still-open" : null,
      refusal: state === "refused" ? failure("refused", { status: 409, sentence: "No." }) : null,
    });
  }

  /** Answers what is late. */
  catchUp(): void {
    for (const answer of this.#late.splice(0)) answer();
  }

  #those(jobIds: readonly string[]): CloseJob[] {
    return Object.values(this.jobs).filter(({ id }) => jobIds.includes(id));
  }

  #end(one: CloseJob, from: CloseJob["state"], state: CloseJob["state"]): CloseJob {
    if (one.state === from) return this.#put({ ...one, state, endedAt: Date.now() });
    if (from === "waiting" && isPastUndo(one)) this.hasProblem = true;
    return one;
  }

  #put(one: CloseJob): CloseJob {
    const next = { ...one, revision: one.revision + 1 };
    this.jobs[one.ticketId] = next;
    return next;
  }

  #answer<T>(take: () => T, refuse: () => T): T | Promise<unknown> {
    this.hasProblem = false;
    const isRefusing = this.answering.endsWith("refusing");
    const answer = () => {
      if (!isRefusing || refuse === take) return take();
      this.hasProblem = true;
      return refuse();
    };
    if (this.answering === "not at all") {
      this.hasProblem = true;
      return Promise.reject(new Error("Nobody is there."));
    }
    if (!this.answering.startsWith("late")) return answer();
    return new Promise((resolve) => this.#late.push(() => resolve(answer())));
  }
}
