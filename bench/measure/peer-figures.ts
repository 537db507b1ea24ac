import type { Browsers } from "../browsers";
import { type Figure, told } from "../figure";
import { median } from "../median";
import type { BenchPage } from "../pages/page";
import { withPeer } from "../peers/extension";
import { peers, usages } from "../peers/peers";
import { load } from "./loads";
import { FAR_AHEAD, type PeerRun, peerFigure } from "./peer-figure";
import { peerRun } from "./peer-runs";

/** How often what takes minutes is measured, and what is only told. */
const FEW_RUNS = 3;

export interface PeerChoice {
  browsers: Browsers;
  pages: readonly BenchPage[];
  url(page: BenchPage): string;
  runs: number;
  say(what: string): void;
}

/**
 * Each peer on each page, by turns with us. Compared is the time in scripts: what is drawn afterwards can be told apart from all other drawing for
 * a peer that starts on a page at rest, but for us only as a small difference of large numbers.
 */
export async function peerFigures({ browsers, pages, url, runs, say }: PeerChoice): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const page of pages) {
    const ahead = FAR_AHEAD[page.name];
    for (const peer of peers)
      for (const usage of usages) {
        const wanted = ahead || usage === "quickest" ? Math.min(runs, FEW_RUNS) : runs;
        say(`${peer.name} on ${page.name}, ${usage}`);
        const ours: number[] = [];
        const theirs = await withPeer(browsers.withoutUs, peer, usage, async (origin) => {
          const done: PeerRun[] = [];
          while (done.length < wanted) {
            const { script } = await load(browsers, url(page), "marks on");
            const run = await peerRun(browsers, page, url(page), origin);
            ours.push(script);
            done.push(run);
            // One that is twice as far behind as asked, or had to be stopped, is not waited for again.
            if (ahead && (run.isStopped || run.script > 2 * ahead * script)) break;
          }
          return done;
        });
        const figure = peerFigure(page.name, peer.name, theirs, median(ours));
        say(figure.seen);
        figures.push(usage === "usual" ? figure : told(`… ${peer.name} at its quickest`, figure.seen));
      }
  }
  return figures;
}
