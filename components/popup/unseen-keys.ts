/** So long someone takes to see that something else stands where they were looking, in ms. */
export const SEEN_AFTER_MS = 300;
/** Keys are pressed in one go when no more than this lies between them, in ms. */
const GO_MS = 300;
/** No go that begins with an unseen key counts as one for longer, in ms: by then it was seen that nothing happens. */
const LONGEST_GO_MS = 1_000;

/** Tells the keys that were pressed before anyone can have seen what they would act on. Times in ms, of the clock of events. */
export class UnseenKeys {
  #seenAt = Number.NEGATIVE_INFINITY;
  #goEnds = Number.NEGATIVE_INFINITY;

  /** Something else than before is what keys act on; it is seen from then on. */
  unseenUntil(seenAt: number): void {
    this.#seenAt = Math.max(this.#seenAt, seenAt);
  }

  /** Whoever is at the keys goes elsewhere, and comes back by choice. */
  allSeen(): void {
    this.#seenAt = this.#goEnds = Number.NEGATIVE_INFINITY;
  }

  /** Whether a key pressed then was meant for something else. The next ones in one go are, too: what they build on did not happen. */
  isUnseen(pressedAt: number): boolean {
    if (pressedAt >= Math.max(this.#seenAt, this.#goEnds)) return false;
    this.#goEnds = Math.min(pressedAt + GO_MS, this.#seenAt + LONGEST_GO_MS);
    return true;
  }
}
