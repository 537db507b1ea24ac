import { SEEN_AFTER_MS } from "./unseen-keys";

/** What stands at one place of a list, or stood there until then. */
interface Place {
  id: string;
  goneAt: number | null;
}

/** Follows the places of rows in their list, and tells which have just taken that of another one. Times in ms, of one clock. */
export class MovedRows {
  #ids: readonly string[] = [];
  #places: Place[] = [];
  #movedAt = new Map<string, number>();

  /**
   * Takes what was drawn.
   *
   * @param ids - of all rows, in their order, or of what stands in place of one for the time being
   */
  note(ids: readonly string[], now: number): void {
    for (const [id, movedAt] of this.#movedAt) if (now - movedAt >= SEEN_AFTER_MS) this.#movedAt.delete(id);
    if (ids === this.#ids) return;
    this.#ids = ids;
    const before = this.#places;
    this.#places = ids.map((id) => ({ id, goneAt: null }));
    for (const [at, place] of before.entries()) {
      const id = ids[at];
      if (id === undefined) this.#places.push({ ...place, goneAt: place.goneAt ?? now });
      else if (id !== place.id && now - (place.goneAt ?? now) < SEEN_AFTER_MS) this.#movedAt.set(id, now);
    }
  }

  hasJustMoved(id: string, now: number): boolean {
    return now - (this.#movedAt.get(id) ?? Number.NEGATIVE_INFINITY) < SEEN_AFTER_MS;
  }
}
