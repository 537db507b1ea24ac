import { type CloseJob, newCloseJob } from "../../core/close-job";
import { advance } from "../../core/close-transitions";
import { GESTURE_AT, type sampleTicket } from "../../core/testing/samples";
import { createPump, type Pump, type PumpDependencies } from "../close-queue/pump";
import { memoryJobStore, memoryQueueState } from "./memory-stores";
import { SimulatedService } from "./simulated-service";

/** Never settles: whoever waits for it is gone. */
const never = new Promise<never>(() => {});

/**
 * A simulated worker with everything around it: true time, a clock that can be moved, a service that writes down what it received, a
 * network, a token, and workers that can be ended at any of their awaits.
 */
export class World {
  /** True time, in ms since 1970. */
  time = GESTURE_AT;
  /** How far the clock on the wall is off, in ms. */
  clockOff = 0;
  online = true;
  credentialId = "credential-1";
  /** After how many further calls out of the pump its worker is ended; `null`: never. */
  crashAfter: number | null = null;
  #workersClockOff = 0;
  readonly service = new SimulatedService(
    () => this.time,
    () => this.now(),
  );
  readonly store = memoryJobStore();
  readonly queue = memoryQueueState(() => this.now());
  /** Each close request that left: of which job, when in true time, how that job was stored then, whether it was applied. */
  readonly requests: { jobId: string; time: number; state: string | undefined; isApplied: boolean }[] = [];
  #pump: Pump = this.#newWorker();
  #wakeAt: number | null = null;
  #crash: () => void = () => {};
  #gestures = 0;

  /** The clock of the living worker: what it was when that worker started, and true time since. */
  now(): number {
    return this.time + this.#workersClockOff;
  }

  async gesture(ticketId: string, undoMs = 5_000): Promise<CloseJob> {
    const seenUpdatedAt = this.service.ticket(ticketId).updatedAt;
    const id = `job-${++this.#gestures}`;
    const gesture = {
      id,
      ticketId,
      workspaceId: null,
      credentialId: this.credentialId,
      noticeId: null,
      seenUpdatedAt,
    };
    const [job] = await this.store.add([newCloseJob({ ...gesture, undoMs }, this.now())], this.now());
    await this.#run();
    return job as CloseJob;
  }

  async undo(job: CloseJob): Promise<void> {
    const stored = await this.store.get(job.id);
    if (stored?.state === "waiting") await this.store.replace(advance(stored, { type: "undo" }, this.now()));
  }

  /** Somebody else changes a ticket. */
  change(ticketId: string, fields: Partial<ReturnType<typeof sampleTicket>>): void {
    const ticket = {
      ...this.service.ticket(ticketId),
      ...fields,
      updatedAt: new Date(this.time).toISOString(),
    };
    this.service.tickets.set(ticketId, ticket);
  }

  /** Lets true time go by; the pump is woken whenever it asked for it, or half a minute later at the latest. */
  async pass(ms: number): Promise<void> {
    const end = this.time + ms;
    await this.#run();
    for (let rounds = 0; this.#wakeAt !== null && rounds < 2_000; rounds++) {
      const due = Math.max(this.time, Math.min(this.#wakeAt - this.#workersClockOff, this.time + 30_000));
      if (due > end) break;
      this.time = due;
      await this.#run();
    }
    this.time = end;
  }

  async #run(): Promise<void> {
    const crashed = new Promise<"crashed">((resolve) => {
      this.#crash = () => resolve("crashed");
    });
    const outcome = await Promise.race([this.#pump.run(), crashed]);
    if (outcome !== "crashed") return;
    this.crashAfter = null;
    this.#workersClockOff = this.clockOff;
    this.#pump = this.#newWorker();
    // The alarm that the dead worker set wakes the next one.
    this.#wakeAt = this.now() + 30_000;
  }

  #newWorker(): Pump {
    const { store, queue, service } = this;
    // Each effect may be the last one of this worker: it happens, but nobody hears of it; or it does not even happen.
    const out = <A extends unknown[], R>(effect: (...args: A) => Promise<R>) => {
      return async (...args: A): Promise<R> => {
        if (this.crashAfter === null) return effect(...args);
        this.crashAfter -= 0.5;
        if (this.crashAfter <= 0) return this.#end();
        const result = await effect(...args);
        this.crashAfter -= 0.5;
        if (this.crashAfter <= 0) return this.#end();
        return result;
      };
    };
    const close: PumpDependencies["service"]["close"] = async (job) => {
      const stored = (await store.get(job.id))?.state;
      const { received, applied } = service;
      const before = [received.length, applied.length] as const;
      const answer = await service.close(job);
      if (received.length > before[0])
        this.requests.push({
          jobId: job.id,
          time: this.time,
          state: stored,
          isApplied: applied.length > before[1],
        });
      return answer;
    };
    return createPump({
      store: {
        ...store,
        replace: out(store.replace),
        unfinished: out(store.unfinished),
      },
      queue: { read: out(queue.read), change: (change) => out(() => queue.change(change))() },
      service: {
        admitClose: out(async () => {
          this.time += 20;
        }),
        close: out(close),
        readBack: out((job) => service.readBack(job)),
      },
      credentialId: out(async () => this.credentialId),
      isOnline: () => this.online,
      now: () => this.now(),
      exclusively: (pass) => pass(),
      onChange: () => {},
      wakeAt: (time) => {
        this.#wakeAt = time;
      },
    });
  }

  #end(): Promise<never> {
    this.#crash();
    return never;
  }
}
