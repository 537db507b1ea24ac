/** How long a row has to stand still before a press is taken to be meant for it, in ms. */
const STILL_MS = 300;

/** Follows which rows there are and where they stand, and tells which have just come or moved. Times in ms, of one clock. */
export class MovedRows {
  #ids: ReadonlySet<string> = new Set();
  #tops = new Map<string, number>();
  #movedAt = new Map<string, number>();

  /**
   * Takes what was drawn.
   *
   * @param ids - of all rows
   * @param tops - of those that can be seen, how far below the start of the list they begin, in px, however far it is scrolled
   */
  note(ids: readonly string[], tops: ReadonlyMap<string, number>, now: number): void {
    for (const id of ids) if (this.#isMoved(id, tops.get(id))) this.#movedAt.set(id, now);
    for (const [id, movedAt] of this.#movedAt) if (now - movedAt >= STILL_MS) this.#movedAt.delete(id);
    this.#ids = new Set(ids);
    this.#tops = new Map(tops);
  }

  hasJustMoved(id: string, now: number): boolean {
    return now - (this.#movedAt.get(id) ?? Number.NEGATIVE_INFINITY) < STILL_MS;
  }

  #isMoved(id: string, top: number | undefined): boolean {
    // A list that was not there before took nobody's place.
    if (!this.#ids.has(id)) return this.#ids.size > 0;
    const before = this.#tops.get(id);
    return top !== undefined && before !== undefined && Math.abs(top - before) >= 1;
  }
}
