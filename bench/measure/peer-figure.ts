import { type Figure, milliseconds } from "../figure";
import { median } from "../median";
import type { FoundIds } from "./found";

/** What a peer came to on a page; of one that was stopped nothing is known. */
export type PeerRun = { readonly isStopped: true } | ({ readonly isStopped: false } & FinishedRun);

/** In ms of the main thread's CPU time. */
interface FinishedRun {
  readonly script: number;
  readonly drawing: number;
  readonly ids: FoundIds;
}

/** A peer that marks for longer is stopped, in ms by the clock, with drawing and the trace. */
export const PATIENCE = 60_000;

/** How many times ahead of each peer we want to be; of those not named, just ahead. */
export const FAR_AHEAD: Readonly<Record<string, number>> = { big: 10, log: 10 };

/**
 * Compares a peer's runs on a page with ours.
 *
 * @param ours - CPU time of our scripts, marks included, in ms
 */
export function peerFigure(page: string, peer: string, runs: readonly PeerRun[], ours: number): Figure {
  const ahead = FAR_AHEAD[page] ?? 1;
  const finished = runs.flatMap((run) => (run.isStopped ? [] : [run]));
  const isStopped = finished.length < runs.length;
  const script = isStopped ? PATIENCE : median(finished.map((run) => run.script));
  const ratio = script / ours;
  const against = `${isStopped ? "> " : ""}${ratio.toFixed(2)} × ours of ${milliseconds(ours)}`;
  const took = isStopped
    ? `stopped after ${PATIENCE / 1_000} s by the clock`
    : `${milliseconds(script)}, then ${milliseconds(median(finished.map((run) => run.drawing)))} of drawing`;
  // Of several runs the one that found least.
  const [ids] = finished.map((run) => run.ids).sort((one, other) => one.found - other.found);
  const found = ids ? `; found ${ids.found} of ${ids.planted}, ${ids.wrong} false` : "";
  return {
    what: `${page}: ${peer} against our scripts with marks`,
    asked: `${ahead === 1 ? ">" : "≥"} ${ahead} × ours`,
    seen: `${against}; ${took}${found}`,
    isMet: ahead === 1 ? ratio > 1 : ratio >= ahead,
  };
}
