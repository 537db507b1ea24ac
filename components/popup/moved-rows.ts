/** How long a row has to keep its place before a press is taken to be meant for it, in ms. */
const STILL_MS = 300;

/** Follows the places of rows in their list, and tells which have just taken that of another one. Times in ms, of one clock. */
export class MovedRows {
  #ids: readonly string[] = [];
  #movedAt = new Map<string, number>();

  /**
   * Takes what was drawn.
   *
   * @param ids - of all rows, in their order
   */
  note(ids: readonly string[], now: number): void {
    if (ids !== this.#ids) {
      ids.forEach((id, place) => {
        if (this.#tookPlace(id, place)) this.#movedAt.set(id, now);
      });
    }
    for (const [id, movedAt] of this.#movedAt) if (now - movedAt >= STILL_MS) this.#movedAt.delete(id);
    this.#ids = ids;
  }

  hasJustMoved(id: string, now: number): boolean {
    return now - (this.#movedAt.get(id) ?? Number.NEGATIVE_INFINITY) < STILL_MS;
  }

  /** Beyond the end of the list there was nothing to press. */
  #tookPlace(id: string, place: number): boolean {
    return place < this.#ids.length && this.#ids[place] !== id;
  }
}
