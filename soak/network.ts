import type { LedgerEntry } from "../sandbox/ledger";
import { type CloseJob, isUnfinished } from "../utils/core/close-job";
import type { Life } from "./life";
import type { World } from "./world";

/** A close request as it left the worker. */
export interface SentClose {
  jobId: string;
  ticketId: string;
  leftAt: number;
  /** When the agent had chosen it, for the last time. */
  chosenAt: number;
  /** How far the worker's clock was off then, in ms. */
  clockOff: number;
  /** The same when it ended: the machine may have slept meanwhile. */
  clockOffAtEnd: number;
  /** When the worker heard the answer, gave up or died; `null` while it waits. */
  endedAt: number | null;
  /** Whether the worker lived to hear what came of it. */
  isHeard: boolean;
  /** How the job was stored when the request left. */
  state: CloseJob["state"];
  /** The token's id then, and the one of the gesture. */
  credentials: [now: string, chosen: string];
  /** Whether the worker that sent it knew that the ticket had changed since the gesture. */
  knewOfChange: boolean;
  /** What the service wrote down; `null` when it never arrived. */
  entry: LedgerEntry | null;
}

type NetworkWorld = Pick<World, "timeline" | "random" | "service" | "store" | "credential" | "gestureAt">;

/** The way to the service and back, which writes down what leaves. */
export class Network {
  readonly sent: SentClose[] = [];
  /** Requests that should not have left. */
  readonly violations: string[] = [];
  /** The most close requests that ever were on their way for one ticket. */
  mostInFlight = 0;
  readonly #world: NetworkWorld;

  constructor(world: NetworkWorld) {
    this.#world = world;
  }

  /**
   * What a worker takes for the browser's `fetch`.
   *
   * @param knownChanges - the sights (see `sightOf`) since which it knows tickets to have changed
   */
  fetchOf(life: Life, knownChanges: ReadonlySet<string>): typeof fetch {
    return async (input, init = {}) => {
      const method = init.method ?? "GET";
      const ticketId = /tickets\/(\w+)\/close/.exec(String(input))?.[1];
      const sent = ticketId === undefined ? null : await this.#note(ticketId, life, knownChanges);
      const finish = () => {
        if (sent && sent.endedAt === null)
          Object.assign(sent, {
            endedAt: this.#world.timeline.now,
            clockOffAtEnd: life.clockOff,
            isHeard: !life.hasEnded,
          });
      };
      life.signal.addEventListener("abort", finish);
      life.reach(`${method} leaves`);
      await this.#world.timeline.sleep(this.#travelTime());
      // What was on its way when the worker ended may arrive or not.
      if (life.hasEnded && this.#world.random.next() < 0.5) return new Promise(() => {});
      life.reach(`${method} arrives`);
      try {
        const signal = AbortSignal.any([life.signal, ...(init.signal ? [init.signal] : [])]);
        const answer = this.#world.service.fetch(input, { ...init, signal });
        if (sent) sent.entry = this.#world.service.ledger.closes(sent.ticketId).at(-1) ?? null;
        const response = await answer;
        life.reach(`${method} is answered`);
        await this.#world.timeline.sleep(this.#travelTime());
        life.reach(`${method} answer is there`);
        return response;
      } finally {
        finish();
        life.signal.removeEventListener("abort", finish);
      }
    };
  }

  async #note(ticketId: string, life: Life, knownChanges: ReadonlySet<string>): Promise<SentClose> {
    const jobs = (await this.#world.store.all()).filter((one) => one.ticketId === ticketId);
    const job = jobs.find(isUnfinished) ?? jobs.at(-1);
    // Thrown, this would be a failure of the network to whoever asked.
    if (job?.state !== "sending")
      this.violations.push(`A close left with the job ${job?.state ?? "missing"}`);
    if (!job) throw new Error("A close request without a job");
    const sent: SentClose = {
      jobId: job.id,
      ticketId,
      leftAt: this.#world.timeline.now,
      chosenAt: this.#world.gestureAt.get(job.id) ?? 0,
      clockOff: life.clockOff,
      clockOffAtEnd: life.clockOff,
      endedAt: null,
      isHeard: false,
      state: job.state,
      credentials: [this.#world.credential.credentialId, job.credentialId],
      knewOfChange: knownChanges.has(sightOf(job)),
      entry: null,
    };
    this.sent.push(sent);
    const inFlight = this.sent.filter((one) => one.ticketId === ticketId && one.endedAt === null).length;
    this.mostInFlight = Math.max(this.mostInFlight, inFlight);
    return sent;
  }

  #travelTime(): number {
    return 10 + this.#world.random.integer(90);
  }
}

/** The ticket of a job as the agent saw it: when it is chosen again, that may be another sight. */
export function sightOf({ id, seenUpdatedAt }: CloseJob): string {
  return `${id} as of ${seenUpdatedAt}`;
}
