import { ConduitError } from "../core/failure";
import { allowed, limit, take } from "../core/request-budget";
import { changeQueue, type QueueStateStore } from "./close-queue/queue-state";

/** Who goes first when requests have to wait: what a person looks at, then reads, then queued closes. */
export type Priority = "screen" | "read" | "close";

const order: Priority[] = ["screen", "read", "close"];

/** Every request to the service passes here, so that all of them together stay within one budget. */
export interface RequestGate {
  /**
   * Waits until one request may leave.
   *
   * @throws {ConduitError} `limited` while the service wants silence: nobody is kept waiting for that without being told
   */
  admit(priority: Priority): Promise<void>;
  /** Runs one admitted request, and learns from it whether the service wants fewer. */
  watch<T>(request: () => Promise<T>): Promise<T>;
}

interface Waiter {
  priority: Priority;
  admit(): void;
  refuse(reason: unknown): void;
}

/** A gate on the stored budget. `random` (0 to 1) spreads clients that were limited at the same time. */
export function requestGate(
  queue: QueueStateStore,
  now: () => number,
  random: () => number,
  sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)),
): RequestGate {
  const waiters: Waiter[] = [];
  let busy = false;

  function admit(priority: Priority): Promise<void> {
    return new Promise((resolve, reject) => {
      waiters.push({ priority, admit: resolve, refuse: reject });
      waiters.sort((one, other) => order.indexOf(one.priority) - order.indexOf(other.priority));
      if (!busy) void serve();
    });
  }

  async function serve(): Promise<void> {
    busy = true;
    try {
      while (waiters.length > 0) {
        const { waitMs, until } = await takeOne();
        if (until > now()) refuseAll(new ConduitError("limited", { until }));
        else if (waitMs > 0) await sleep(waitMs);
        else waiters.shift()?.admit();
      }
    } catch (thrown) {
      // The budget cannot be kept: nobody is left waiting for it.
      refuseAll(thrown);
    } finally {
      busy = false;
    }
  }

  function refuseAll(reason: unknown): void {
    for (const waiter of waiters.splice(0)) waiter.refuse(reason);
  }

  function takeOne(): Promise<{ waitMs: number; until: number }> {
    return queue.change((state) => {
      const { budget, waitMs } = take(state.budget, now());
      return { state: { ...state, budget }, result: { waitMs, until: budget.limitedUntil } };
    });
  }

  async function watch<T>(request: () => Promise<T>): Promise<T> {
    try {
      const value = await request();
      await changeQueue(queue, ({ budget }) => ({ budget: allowed(budget) }));
      return value;
    } catch (thrown) {
      if (!(thrown instanceof ConduitError) || thrown.failure.kind !== "limited") throw thrown;
      throw new ConduitError("limited", { ...thrown.failure, until: await silence(thrown.failure.until) });
    }
  }

  /** Stores that the service wants silence; answers until when, in ms since 1970. */
  function silence(asked: number | null): Promise<number> {
    return queue.change((state) => {
      const budget = limit(state.budget, now(), asked === null ? null : asked - now(), random());
      return { state: { ...state, budget }, result: budget.limitedUntil };
    });
  }

  return { admit, watch };
}
