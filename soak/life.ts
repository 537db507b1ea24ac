import { setMaxListeners } from "node:events";

/** Never settles: whoever waits for it is gone. */
const never = new Promise<never>(() => {});

/** One life of the background worker, which the browser may end at any of its awaits. */
export class Life {
  /** How far its clock is off, in ms: what the wall's clock was when it started. */
  clockOff: number;
  readonly #ended = new AbortController();
  /** Calls off the timer that it waits for. */
  cancelTimer = () => {};
  readonly #endsAt: (point: string) => boolean;
  readonly #turn: () => Promise<void>;

  /**
   * @param endsAt - asked at each point of the life whether it ends there
   * @param turn - waited for before and after everything that it waits for: whoever runs beside it may go first
   */
  constructor(clockOff: number, endsAt: (point: string) => boolean, turn: () => Promise<void>) {
    this.clockOff = clockOff;
    this.#endsAt = endsAt;
    this.#turn = turn;
    setMaxListeners(0, this.#ended.signal);
  }

  get hasEnded(): boolean {
    return this.#ended.signal.aborted;
  }

  /** Aborted when it ends; what it had open is closed then. */
  get signal(): AbortSignal {
    return this.#ended.signal;
  }

  end(): void {
    this.#ended.abort();
  }

  /** A moment at which it may end. */
  reach(point: string): void {
    if (!this.hasEnded && this.#endsAt(point)) this.end();
  }

  /** Something outside that this life waits for: it may end before it is done, or before it hears of it. */
  async waitFor<T>(what: string, effect: () => Promise<T>): Promise<T> {
    this.reach(`before ${what}`);
    if (this.hasEnded) return never;
    try {
      await this.#turn();
      return await effect();
    } finally {
      await this.#turn();
      this.reach(`after ${what}`);
      if (this.hasEnded) await never;
    }
  }

  /** Something from outside that waits for this life: what it answers, or `null` when it has ended before. */
  answer<T>(answer: Promise<T>): Promise<T | null> {
    const ended = new Promise<null>((resolve) => {
      if (this.hasEnded) resolve(null);
      this.signal.addEventListener("abort", () => resolve(null));
    });
    return Promise.race([answer, ended]);
  }
}
