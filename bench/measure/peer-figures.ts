import type { Browsers } from "../browsers";
import { type Figure, milliseconds, told } from "../figure";
import { median } from "../median";
import type { BenchPage } from "../pages/page";
import { withPeer } from "../peers/extension";
import { type Peer, peers, usages } from "../peers/peers";
import { PATIENCE, type PeerRun, peerRun } from "./peer-runs";

/** How many times ahead of each peer we want to be; of those not named, just ahead. */
const AHEAD: Readonly<Record<string, number>> = { big: 10, log: 10 };

/** On these pages peers take minutes and are so far away that a few runs tell it. */
const FEW_RUNS = 3;

export interface PeerChoice {
  browsers: Browsers;
  pages: readonly BenchPage[];
  url(page: BenchPage): string;
  /** CPU time of our scripts, marks included, by page, in ms; where it was not measured, peers are compared with nothing. */
  ours: ReadonlyMap<string, number>;
  runs: number;
  say(what: string): void;
}

/**
 * Each peer on each page. Compared is the time in scripts: what is drawn afterwards can be told apart from all other drawing for a peer
 * that starts on a page at rest, but for us only as a small difference of large numbers.
 */
export async function peerFigures({ browsers, pages, url, ours, runs, say }: PeerChoice): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const page of pages)
    for (const peer of peers)
      for (const usage of usages) {
        say(`${peer.name} on ${page.name}, ${usage}`);
        const times = page.name in AHEAD ? Math.min(runs, FEW_RUNS) : runs;
        const all = await withPeer(browsers.withoutUs, peer, usage, async (origin) => {
          const all: PeerRun[] = [];
          // One that has to be stopped is not waited for again.
          while (all.length < times && all.at(-1)?.time !== null)
            all.push(await peerRun(browsers, page, url(page), origin));
          return all;
        });
        const figure = figureOf(page, peer, all, ours.get(page.name));
        say(figure.seen);
        figures.push(usage === "usual" ? figure : told(`… ${peer.name} at its quickest`, figure.seen));
      }
  return figures;
}

function figureOf(page: BenchPage, peer: Peer, all: readonly PeerRun[], ours: number | undefined): Figure {
  const ahead = AHEAD[page.name] ?? 1;
  const times = all.flatMap(({ time }) => time ?? []);
  const isStopped = times.length < all.length;
  const script = isStopped ? PATIENCE : median(times.map((time) => time.script));
  const drawing = isStopped ? null : median(times.map((time) => time.drawing));
  const ids = all[0]?.ids;
  const ratio = ours && script / ours;
  const took = isStopped
    ? `stopped after ${PATIENCE / 1_000} s`
    : `${milliseconds(script)}, then ${milliseconds(drawing ?? 0)} of drawing`;
  const against =
    ratio === undefined ? "" : `${isStopped ? "> " : ""}${ratio.toFixed(ratio < 2 ? 2 : 1)} × ours; `;
  return {
    what: `${page.name}: ${peer.name} against our scripts with marks`,
    asked: `${ahead === 1 ? ">" : "≥"} ${ahead} × ours`,
    seen: `${against}${took}${ids ? `; found ${ids.found} of ${ids.planted}, ${ids.wrong} false` : ""}`,
    isMet: ratio === undefined ? null : ahead === 1 ? ratio > 1 : ratio >= ahead,
  };
}
