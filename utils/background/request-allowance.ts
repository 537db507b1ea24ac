const MINUTE_MS = 60_000;

/** So many requests a minute for each tab, counted from the first one on. Times in ms since 1970. */
export class RequestAllowance {
  readonly #perMinute: number;
  readonly #spent = new Map<number, { since: number; count: number }>();

  constructor(perMinute: number) {
    this.#perMinute = perMinute;
  }

  isLeft(tabId: number, now: number): boolean {
    return this.#countOf(tabId, now) < this.#perMinute;
  }

  spend(tabId: number, now: number): void {
    const count = this.#countOf(tabId, now);
    const since = count > 0 ? (this.#spent.get(tabId)?.since ?? now) : now;
    this.#spent.set(tabId, { since, count: count + 1 });
  }

  #countOf(tabId: number, now: number): number {
    const spent = this.#spent.get(tabId);
    // A clock that went back counts from now on, too.
    return spent && Math.abs(now - spent.since) < MINUTE_MS ? spent.count : 0;
  }
}
