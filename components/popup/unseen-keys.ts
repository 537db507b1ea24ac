/** So long someone takes to see that something else stands where they were looking, and the time between keys pressed in one go, in ms. */
export const SEEN_AFTER_MS = 300;

/** Tells the keys that were pressed before anyone can have seen what they would act on. Times in ms, of the clock of events. */
export class UnseenKeys {
  #until = Number.NEGATIVE_INFINITY;

  /** What keys act on is there since then, or came in the place of something else, and is seen from `until` on. */
  unseenUntil(until: number): void {
    this.#until = Math.max(this.#until, until);
  }

  /** Whoever is at the keys went elsewhere, and comes back by choice. */
  allSeen(): void {
    this.#until = Number.NEGATIVE_INFINITY;
  }

  /** Whether a key pressed then was meant for something else. The next ones in one go are, too: what they build on did not happen. */
  isUnseen(pressedAt: number): boolean {
    if (pressedAt >= this.#until) return false;
    this.unseenUntil(pressedAt + SEEN_AFTER_MS);
    return true;
  }
}
