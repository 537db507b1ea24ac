import { atMost, type Figure, milliseconds } from "../figure";
import { median } from "../median";

/** The longest that one task of ours may take on a page, in ms, at full speed and on a slow machine. */
const MOST = 16;
const MOST_SLOWED = 50;

/** Of each page: the median over its loads of the longest task of ours in a load. */
export function longestFigures(byPage: ReadonlyMap<string, readonly number[]>, slowdown = 1): Figure[] {
  const [most, how] = slowdown === 1 ? [MOST, ""] : [MOST_SLOWED, `, ${slowdown} times slower`];
  return [...byPage].map(([name, all]) =>
    atMost(`${name}: the longest task of ours${how}`, most, median(all), milliseconds),
  );
}

/** The longest task of each load. */
export function longestOf(loads: readonly { longest: number }[]): number[] {
  return loads.map(({ longest }) => longest);
}
