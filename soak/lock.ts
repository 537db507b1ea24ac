/** A lock of the browser: held by one at a time, and let go of when the worker that holds it ends. */
export class Lock {
  #last: Promise<void> = Promise.resolve();

  /** Waits for its turn and runs; does not run at all when its worker ended meanwhile. */
  async hold(worker: AbortSignal, run: () => Promise<void>): Promise<void> {
    const before = this.#last;
    let release = () => {};
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    // Who ends while it waits gives up its own turn, not that of whoever holds the lock.
    this.#last = before.then(() => released);
    worker.addEventListener("abort", release);
    await before;
    try {
      if (!worker.aborted) await run();
    } finally {
      worker.removeEventListener("abort", release);
      release();
    }
  }
}
