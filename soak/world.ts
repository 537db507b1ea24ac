import type { Behaviour } from "../sandbox/behaviour";
import type { LedgerEntry } from "../sandbox/ledger";
import { type SeededRandom, seededRandom } from "../sandbox/random";
import { type SimulatedConduit, simulateConduit } from "../sandbox/simulated-conduit";
import { tokens } from "../sandbox/tokens";
import { type CloseJobOfVersion1, toVersion2 } from "../utils/background/close-queue/job-versions";
import type { QueueStateStore } from "../utils/background/close-queue/queue-state";
import type { JobStore } from "../utils/background/close-queue/store";
import { type Closing, createClosing } from "../utils/background/closing";
import type { Credential } from "../utils/background/credential";
import { requestGate } from "../utils/background/request-gate";
import { createService, type Service } from "../utils/background/service";
import { holdOf } from "../utils/background/tab-view";
import { type CloseJob, isUnfinished } from "../utils/core/close-job";
import type { QueueHold } from "../utils/core/protocol";
import { defaultSettings } from "../utils/core/settings";
import { GESTURE_AT } from "../utils/core/testing/samples";
import { Life } from "./life";
import { type MemoryJobStore, memoryJobStore, memoryQueueState } from "./memory-stores";
import { Timeline } from "./timeline";

/** The least that browsers let an alarm wait. */
const ALARM_MS = 30_000;

/** A close request as it left the worker. */
export interface SentClose {
  jobId: string;
  ticketId: string;
  leftAt: number;
  /** How far the worker's clock was off, in ms. */
  clockOff: number;
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

/**
 * An agent's browser with Closeout's true background in it, a service that keeps a ledger, a network, clocks, and a storage that
 * outlives the workers. Only time, network and storage are simulated.
 */
export class World {
  readonly timeline: Timeline;
  readonly service: SimulatedConduit;
  readonly random: SeededRandom;
  readonly store: MemoryJobStore;
  readonly queue: QueueStateStore;
  readonly sent: SentClose[] = [];
  /** Requests that should not have left. */
  readonly violations: string[] = [];
  /** How often each point of the background's lives was reached. */
  readonly points = new Map<string, number>();
  /** Decides whether a life ends at a point; the number counts the times that this point was reached. */
  endsAt: (point: string, times: number) => boolean = () => false;
  /** How many workers have ended in the middle of something. */
  endings = 0;
  isOnline = true;
  undoSeconds = 5;
  /** The most close requests that ever were on their way for one ticket. */
  mostInFlight = 0;
  /** How far the clock on the wall is off, in ms. */
  clockOff = 0;
  credential: Credential;
  readonly #turn: () => Promise<void>;
  #jobs = 0;
  #background: Background | null = null;
  #alarm = () => {};
  #lock: Promise<void> = Promise.resolve();

  constructor({ seed = 1, behaviour, shared, turn = async () => {} }: WorldOptions = {}) {
    this.#turn = turn;
    this.random = seededRandom(seed);
    this.timeline = shared?.timeline ?? new Timeline(GESTURE_AT);
    const { sleep } = this.timeline;
    const now = () => this.timeline.now;
    this.service = shared?.service ?? simulateConduit({ now, sleep, seed, ...(behaviour && { behaviour }) });
    this.store = memoryJobStore();
    this.queue = memoryQueueState(() => this.timeline.now + this.clockOff);
    this.credential = this.#newCredential("credential-1");
  }

  /** New tickets that are ready to be closed. */
  addTickets(count: number): string[] {
    return Array.from({ length: count }, () => this.service.state.addTicket().id);
  }

  /** The agent chooses to close tickets; `null` when the worker ended before it answered. */
  async gesture(ticketIds: readonly string[]): Promise<CloseJob[] | null> {
    const { life, closing } = this.#awake();
    const targets = ticketIds.map((id) => ({
      id,
      seenUpdatedAt: this.service.state.ticket(id)?.updated_at ?? null,
    }));
    return (await life.answer(closing.close(targets, null)))?.jobs ?? null;
  }

  /** The agent takes back, puts away, or insists. */
  async decide(what: "undo" | "dismiss", jobIds: readonly string[]): Promise<void> {
    const { life, closing } = this.#awake();
    await life.answer(closing[what](jobIds));
  }

  async resume(): Promise<void> {
    const { life, closing } = this.#awake();
    await life.answer(closing.resume());
  }

  /** A screen looks at a ticket; `null` when that failed. */
  async look(ticketId: string): Promise<void> {
    const { life, service } = this.#awake();
    await life.answer(service.readTicket(ticketId, "screen").catch(() => null));
  }

  /** The browser tells that the network is back, or gone. */
  setOnline(isOnline: boolean): void {
    this.isOnline = isOnline;
    if (isOnline) this.#background?.closing.wake();
  }

  /** Another token is saved, by a worker that is awake for it. */
  async replaceToken(): Promise<void> {
    this.credential = this.#newCredential(`credential-${this.timeline.now}-${this.random.integer(1e9)}`);
    await this.queue.change((state) => ({ state: { ...state, refused: null }, result: undefined }));
    this.#awake().closing.wake();
  }

  /** Something starts the worker, if it does not live. */
  wake(): void {
    this.#awake();
  }

  /** The browser ends the worker. */
  endWorker(): void {
    this.#background?.life.end();
  }

  /** The extension is updated: the worker ends, and what is stored walks forward from the version before. */
  async upgrade(): Promise<void> {
    this.endWorker();
    for (const { requests, stopping, seenChanged, ...old } of await this.store.all())
      if (!stopping && !seenChanged) this.store.put(toVersion2(old satisfies CloseJobOfVersion1));
  }

  /** What holds closing back, as the screens say it. */
  async hold(): Promise<QueueHold | null> {
    return holdOf({
      queue: await this.queue.read(),
      credentialId: this.credential.credentialId,
      jobs: await this.store.all(),
      isOnline: this.isOnline,
      now: this.timeline.now + this.clockOff,
    });
  }

  #awake(): Background {
    if (!this.#background || this.#background.life.hasEnded) {
      this.#background = this.start();
      this.#background.closing.wake();
    }
    return this.#background;
  }

  #newCredential(credentialId: string): Credential {
    const workspaces = this.service.state.workspaces.map(({ id, name }) => ({ id, name }));
    return { token: tokens.write, credentialId, workspaces, workspaceId: null, savedAt: this.timeline.now };
  }

  /** One more life of the background, beside whatever lives already. */
  start(): Background {
    const { timeline } = this;
    const life = new Life(
      this.clockOff,
      (point) => {
        const times = (this.points.get(point) ?? 0) + 1;
        this.points.set(point, times);
        const ends = this.endsAt(point, times);
        if (ends) this.endings++;
        return ends;
      },
      this.#turn,
    );
    const now = () => timeline.now + life.clockOff;
    const { store, queue } = this.#storageOf(life);
    const sleep = (ms: number) => life.waitFor("a pause", () => timeline.sleep(ms));
    const knownChanges = new Set<string>();
    const service = createService({
      credential: () => life.waitFor("reading the credential", async () => this.credential),
      gate: requestGate(queue, now, () => this.random.next(), sleep),
      hasAccess: async () => true,
      fetch: this.#fetchOf(life, knownChanges),
      isOnline: () => this.isOnline,
      now,
      timeout: timeline.timeout,
      onTickets: async (tickets) => {
        for (const job of await this.store.unfinished())
          for (const { id, updatedAt } of tickets)
            if (id === job.ticketId && (updatedAt ?? "") > (job.seenUpdatedAt ?? "z"))
              knownChanges.add(job.id);
        await closing.seen(tickets);
      },
    });
    const closing = createClosing({
      store,
      queue,
      service,
      credential: async () => this.credential,
      credentialId: () => life.waitFor("reading the token's id", async () => this.credential.credentialId),
      settings: async () => ({ ...defaultSettings, notify: false, undoSeconds: this.undoSeconds }),
      isOnline: () => this.isOnline,
      wallNow: () => this.timeline.now + this.clockOff,
      exclusively: (pass) => this.#exclusively(life, pass),
      alarm: (ring) => ({ set: (time, from) => this.#setAlarm(life, ring, time, from) }),
      hold: async () => null,
      now,
      resyncClock: () => {
        life.clockOff = this.clockOff;
      },
      newId: () => `job-${++this.#jobs}`,
      onChange: async () => {},
    });
    return { life, closing, service };
  }

  #storageOf(life: Life): { store: JobStore; queue: QueueStateStore } {
    const { store, queue } = this;
    return {
      store: {
        ...store,
        add: (jobs, at) => life.waitFor("adding jobs", () => store.add(jobs, at)),
        replace: (job) => life.waitFor(`storing ${job.state}`, () => store.replace(job)),
        get: (id) => life.waitFor("reading a job", () => store.get(id)),
        unfinished: () => life.waitFor("reading unfinished jobs", store.unfinished),
      },
      queue: {
        read: () => life.waitFor("reading the queue's state", queue.read),
        change: (change) => life.waitFor("changing the queue's state", () => queue.change(change)),
      },
    };
  }

  /** The browser lets go of a lock when the worker that holds it ends. */
  async #exclusively(life: Life, pass: () => Promise<void>): Promise<void> {
    const before = this.#lock;
    let release = () => {};
    this.#lock = new Promise((resolve) => {
      release = resolve;
    });
    life.signal.addEventListener("abort", release);
    await before;
    try {
      if (!life.hasEnded) await pass();
    } finally {
      life.signal.removeEventListener("abort", release);
      release();
    }
  }

  /** A timer for as long as the worker lives, and the browser's alarm after that. */
  #setAlarm(life: Life, ring: () => void, time: number | null, from: number): void {
    if (life.hasEnded) return;
    this.#alarm();
    life.cancelTimer();
    if (time === null) return;
    const wait = Math.max(0, time - from);
    let cancelAlarm = () => {};
    const plan = (after: number) => {
      cancelAlarm = this.timeline.at(this.timeline.now + after, () => {
        plan(ALARM_MS);
        this.#awake().closing.wake();
      });
    };
    plan(Math.max(ALARM_MS, wait));
    this.#alarm = () => cancelAlarm();
    life.cancelTimer = this.timeline.at(this.timeline.now + Math.min(wait, 2 * ALARM_MS), () => {
      if (!life.hasEnded) ring();
    });
  }

  #fetchOf(life: Life, knownChanges: ReadonlySet<string>): typeof fetch {
    return async (input, init = {}) => {
      const method = init.method ?? "GET";
      const ticketId = /tickets\/(\w+)\/close/.exec(String(input))?.[1];
      const sent = ticketId === undefined ? null : await this.#note(ticketId, life, knownChanges);
      const finish = () => {
        if (sent && sent.endedAt === null)
          Object.assign(sent, { endedAt: this.timeline.now, isHeard: !life.hasEnded });
      };
      life.signal.addEventListener("abort", finish);
      life.reach(`${method} leaves`);
      await this.timeline.sleep(this.#travelTime());
      // What was on its way when the worker ended may arrive or not.
      if (life.hasEnded && this.random.next() < 0.5) return new Promise(() => {});
      life.reach(`${method} arrives`);
      try {
        const signal = AbortSignal.any([life.signal, ...(init.signal ? [init.signal] : [])]);
        const answer = this.service.fetch(input, { ...init, signal });
        if (sent) sent.entry = this.service.ledger.closes(sent.ticketId).at(-1) ?? null;
        const response = await answer;
        life.reach(`${method} is answered`);
        await this.timeline.sleep(this.#travelTime());
        life.reach(`${method} answer is there`);
        return response;
      } finally {
        finish();
        life.signal.removeEventListener("abort", finish);
      }
    };
  }

  async #note(ticketId: string, life: Life, knownChanges: ReadonlySet<string>): Promise<SentClose> {
    const jobs = (await this.store.all()).filter((one) => one.ticketId === ticketId);
    const job = jobs.find(isUnfinished) ?? jobs.at(-1);
    // Thrown, this would be a failure of the network to whoever asked.
    if (job?.state !== "sending")
      this.violations.push(`A close left with the job ${job?.state ?? "missing"}`);
    if (!job) throw new Error("A close request without a job");
    const sent: SentClose = {
      jobId: job.id,
      ticketId,
      leftAt: this.timeline.now,
      clockOff: life.clockOff,
      endedAt: null,
      isHeard: false,
      state: job.state,
      credentials: [this.credential.credentialId, job.credentialId],
      knewOfChange: knownChanges.has(job.id),
      entry: null,
    };
    this.sent.push(sent);
    const inFlight = this.sent.filter((one) => one.ticketId === ticketId && one.endedAt === null).length;
    this.mostInFlight = Math.max(this.mostInFlight, inFlight);
    return sent;
  }

  #travelTime(): number {
    return 10 + this.random.integer(90);
  }
}

interface WorldOptions {
  seed?: number;
  behaviour?: Partial<Behaviour>;
  /** The time and the service of another world, for several agents on one workspace. */
  shared?: Pick<World, "timeline" | "service">;
  /** Waited for around everything that the background waits for; see `Life`. */
  turn?: () => Promise<void>;
}

/** One life of the background, and its parts that are spoken to. */
export interface Background {
  life: Life;
  closing: Closing;
  service: Service;
}
