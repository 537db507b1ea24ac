/** Simulated time: nothing waits in truth, and everything happens in the order of its moments. */
export class Timeline {
  /** True time, in ms since 1970. */
  now: number;
  #planned: { time: number; happen: () => void }[] = [];

  constructor(start: number) {
    this.now = start;
  }

  /** Plans something for a moment; gives the way to call it off. */
  at(time: number, happen: () => void): () => void {
    const plan = { time, happen };
    // From the end: most of what is planned comes after what is there.
    let place = this.#planned.length;
    while (place > 0 && (this.#planned[place - 1]?.time ?? 0) > time) place--;
    this.#planned.splice(place, 0, plan);
    return () => {
      plan.happen = () => {};
    };
  }

  readonly sleep = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      this.at(this.now + ms, resolve);
    });

  /** A signal that aborts after so many ms. */
  readonly timeout = (ms: number): AbortSignal => {
    const controller = new AbortController();
    this.at(this.now + ms, () => controller.abort());
    return controller.signal;
  };

  /** Goes to the next moment for which something is planned, and lets it happen; false when there is none. */
  async step(): Promise<boolean> {
    const next = this.#planned.shift();
    if (!next) return false;
    this.now = Math.max(this.now, next.time);
    next.happen();
    await settled();
    return true;
  }

  /** Lets time go by, and everything happen that is planned until then or follows from it. */
  async pass(ms: number): Promise<void> {
    const end = this.now + ms;
    await settled();
    while ((this.#planned[0]?.time ?? Number.POSITIVE_INFINITY) <= end) await this.step();
    this.now = end;
  }

  /** Time goes by at once, and whatever is planned hangs for as long, at the service too: more than truly comes too late. */
  hang(ms: number): void {
    this.now += ms;
    for (const plan of this.#planned) plan.time += ms;
  }

  /** Lets time go by until something has come back. */
  async until<T>(result: Promise<T>): Promise<T> {
    let isBack = false;
    const settledResult = result.finally(() => {
      isBack = true;
    });
    await settled();
    while (!isBack)
      if (!(await this.step())) throw new Error("Nothing is planned, and still it is waited for.");
    return settledResult;
  }
}

/** Resolves when everything that was ready has run: simulated parts use nothing but promises. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
