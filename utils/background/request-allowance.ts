const MINUTE_MS = 60_000;

/** So many requests for each tab in any minute. Times in ms since 1970. */
export class RequestAllowance {
  readonly #perMinute: number;
  /** When the latest ones left, by tab. */
  readonly #spent = new Map<number, number[]>();

  constructor(perMinute: number) {
    this.#perMinute = perMinute;
  }

  isLeft(tabId: number, now: number): boolean {
    return this.#lastMinute(tabId, now).length < this.#perMinute;
  }

  spend(tabId: number, now: number): void {
    this.#spent.set(tabId, [...this.#lastMinute(tabId, now), now]);
  }

  #lastMinute(tabId: number, now: number): number[] {
    // A clock that went back counts from now on, too.
    return (this.#spent.get(tabId) ?? []).filter((at) => Math.abs(now - at) < MINUTE_MS);
  }
}
