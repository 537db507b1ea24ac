import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Where `npm run soak` collects the figures; unset in an ordinary test run. */
const folder = process.env["CLOSEOUT_SOAK"];

/** One line of the table in `docs/closing.md`. */
export interface Figure {
  /** What was done. */
  what: string;
  /** What it has to come to. */
  asked: string;
  /** What it came to. */
  seen: string;
}

/**
 * How much of something to do.
 *
 * @param quick - in `npm test`
 * @param full - in `npm run soak`
 */
export function scale(quick: number, full: number): number {
  return folder === undefined ? quick : full;
}

/**
 * Hands a measured figure to `npm run soak`; in an ordinary test run nothing is kept.
 *
 * @param name - its place in the table, such as `04-worker-stops`
 */
export function record(name: string, figure: Figure): void {
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${name}.json`), JSON.stringify(figure));
}
