import { ConduitError } from "../core/failure";
import { allowed, limit, take } from "../core/request-budget";
import { changeQueue, type QueueStateStore } from "./close-queue/queue-state";

/**
 * Who goes first when requests have to wait: what a person asked for, then reads for closes, then closes. Last what the screens read by
 * themselves: which tickets that are is up to the page.
 */
type Priority = "screen" | "read" | "close" | "automatic";

const order: Priority[] = ["screen", "read", "close", "automatic"];

/** A place in the line. */
export interface Turn {
  /** Looked at anew whenever somebody may leave: what nobody asked for may be asked for while it waits. */
  readonly priority: Priority;
  /** Whether it is still worth a request; looked at as often. */
  isWanted?(): boolean;
  /** It leaves now. */
  onLeaving?(): void;
}

/** What waited is not worth a request any more. */
export class NotWanted extends Error {
  override readonly name = "NotWanted";
}

/** Every request to the service passes here, so that all of them together stay within one budget. */
export interface RequestGate {
  /**
   * Waits until one request may leave.
   *
   * @throws {ConduitError} `limited` while the service wants silence: nobody is kept waiting for that without being told
   * @throws {NotWanted} when the turn is not wanted any more
   */
  admit(turn: Turn): Promise<void>;
  /** Runs one admitted request, and learns from it whether the service wants fewer. */
  watch<T>(request: () => Promise<T>): Promise<T>;
}

interface Waiter {
  turn: Turn;
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
  let waiters: Waiter[] = [];
  let busy = false;

  function admit(turn: Turn): Promise<void> {
    return new Promise((resolve, reject) => {
      waiters.push({ turn, admit: resolve, refuse: reject });
      if (!busy) void serve();
    });
  }

  async function serve(): Promise<void> {
    busy = true;
    try {
      while (dropUnwanted() > 0) {
        const { waitMs, until } = await takeOne();
        if (until > now()) refuseAll(new ConduitError("limited", { until }));
        else if (waitMs > 0) await sleep(waitMs);
        else letLeave();
      }
    } catch (thrown) {
      // The budget cannot be kept: nobody is left waiting for it.
      refuseAll(thrown);
    } finally {
      busy = false;
    }
  }

  /** @returns how many are left */
  function dropUnwanted(): number {
    const isWanted = ({ turn }: Waiter) => turn.isWanted?.() ?? true;
    const unwanted = waiters.filter((waiter) => !isWanted(waiter));
    if (unwanted.length > 0) waiters = waiters.filter((waiter) => !unwanted.includes(waiter));
    for (const { refuse } of unwanted) refuse(new NotWanted());
    return waiters.length;
  }

  /** The first of those that go first. */
  function letLeave(): void {
    const ranks = waiters.map(({ turn }) => order.indexOf(turn.priority));
    const [next] = waiters.splice(ranks.indexOf(Math.min(...ranks)), 1);
    next?.turn.onLeaving?.();
    next?.admit();
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
