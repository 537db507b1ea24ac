/**
 * A small seeded generator (mulberry32, public domain): the same seed gives the same sequence on every machine,
 * so that a failing test can be run again. Not for secrets.
 *
 * @param seed any whole number; only its low 32 bits count
 */
export function seededRandom(seed: number): SeededRandom {
  let state = seed >>> 0;

  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  const integer = (below: number): number => Math.floor(next() * below);

  return {
    next,
    integer,
    bytes: (length) => Uint8Array.from({ length }, () => integer(256)),
    pick: <T>(list: readonly [T, ...T[]]): T => list[integer(list.length)] ?? list[0],
  };
}

export type SeededRandom = {
  /** A number from 0 (included) to 1 (excluded). */
  next: () => number;
  /** A whole number from 0 (included) to `below` (excluded). */
  integer: (below: number) => number;
  bytes: (length: number) => Uint8Array;
  pick: <T>(list: readonly [T, ...T[]]) => T;
};
