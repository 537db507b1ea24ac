import type { Behaviour } from "../sandbox/behaviour";
import { type SeededRandom, seededRandom } from "../sandbox/random";
import { type SimulatedConduit, simulateConduit } from "../sandbox/simulated-conduit";
import { tokens } from "../sandbox/tokens";
import { type CloseJobOfVersion1, toVersion2 } from "../utils/background/close-queue/job-versions";
import { changeQueue, type QueueStateStore } from "../utils/background/close-queue/queue-state";
import type { Credential } from "../utils/background/credential";
import { holdOf } from "../utils/background/tab-view";
import type { CloseJob } from "../utils/core/close-job";
import type { QueueHold } from "../utils/core/protocol";
import { GESTURE_AT } from "../utils/core/testing/samples";
import { SimulatedAlarm } from "./alarm";
import { type Background, startBackground } from "./background";
import { Life } from "./life";
import { Lock } from "./lock";
import { type MemoryJobStore, memoryJobStore, memoryQueueState } from "./memory-stores";
import { Network } from "./network";
import { Timeline } from "./timeline";

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
  readonly network: Network;
  readonly alarm: SimulatedAlarm;
  readonly lock = new Lock();
  /** When the agent last chose what jobs are for, in true time, by their ids. */
  readonly gestureAt = new Map<string, number>();
  /** How often each point of the background's lives was reached. */
  readonly points = new Map<string, number>();
  /** Decides whether a life ends at a point; the number counts the times that this point was reached. */
  endsAt: (point: string, times: number) => boolean = () => false;
  /** How many workers have ended in the middle of something. */
  endings = 0;
  isOnline = true;
  undoSeconds = 5;
  /** How far the clock on the wall is off, in ms. */
  clockOff = 0;
  credential: Credential;
  /** Whether the token is there, or was forgotten. */
  hasToken = true;
  readonly #turn: () => Promise<void>;
  #background: Background | null = null;

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
    this.network = new Network(this);
    this.alarm = new SimulatedAlarm(this.timeline, () => this.#awake().closing.wake());
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
    await life.answer(service.readTicket(ticketId, { priority: "screen" }).catch(() => null));
  }

  /** The browser tells that the network is back, or gone. */
  setOnline(isOnline: boolean): void {
    this.isOnline = isOnline;
    if (isOnline) this.#background?.closing.wake();
  }

  /** Another token is saved, by a worker that is awake for it. */
  async replaceToken(): Promise<void> {
    this.hasToken = true;
    this.credential = this.#newCredential(`credential-${this.timeline.now}-${this.random.integer(1e9)}`);
    await changeQueue(this.queue, () => ({ refused: null }));
    this.#awake().closing.wake();
  }

  /** The token is forgotten, as with the browser that kept it in memory. */
  forgetToken(): void {
    this.hasToken = false;
  }

  /** The worker that lives, started if there is none. */
  get background(): Background {
    return this.#awake();
  }

  /** Something starts the worker, if it does not live. */
  wake(): void {
    this.#awake();
  }

  /** The browser ends the worker. */
  endWorker(): void {
    this.#background?.life.end();
  }

  /** The machine sleeps: what is waited for hangs, and the clock of the worker that lives stands still. */
  sleep(ms: number): void {
    this.timeline.hang(ms);
    if (this.#background) this.#background.life.clockOff -= ms;
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
      credentialId: this.hasToken ? this.credential.credentialId : null,
      hasAccess: true,
      jobs: await this.store.all(),
      isOnline: this.isOnline,
      now: this.timeline.now + this.clockOff,
    });
  }

  newJobId(): string {
    const id = `job-${this.gestureAt.size + 1}`;
    this.gestureAt.set(id, this.timeline.now);
    return id;
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
    return startBackground(this, life);
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
