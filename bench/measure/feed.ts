import type { Page } from "puppeteer-core";
import type { Harness } from "../../e2e/harness/harness";
import { pause } from "../../e2e/harness/until";
import type { Browsers } from "../browsers";
import { atMost, type Figure, milliseconds, times, told } from "../figure";
import { median } from "../median";
import { untilQuiet } from "../quiet";
import { callsOf, stretchesOf, sum } from "../script-time";
import type { TraceEvent } from "../trace";
import { visit } from "../visit";
import { longestIn } from "./loads";

/** What a feed came to, in ms of CPU time. */
export interface FeedRun {
  /** What is counted as our scripts, from the feed's start until the page rests again. */
  readonly script: number;
  /** The page's own observer, which only reads the text of what was added or edited; of the same run. */
  readonly reader: number;
  readonly longest: number;
}

/** What a run with us and one without us come to. */
interface FeedPair extends FeedRun {
  /**
   * What would count as our scripts where there are none of us: handing the changes over to the page's own observer, of which the trace does
   * not tell whose it is.
   */
  readonly delivery: number;
}

/** Asking too often would show in the trace. */
const ASK = 2_000;

/** Lets the feed run once with us and once without, and measures it. */
export async function feedRun(browsers: Browsers, url: string): Promise<FeedPair> {
  const withUs = await feedWithUs(browsers, url);
  const { script: delivery } = await feedIn(browsers.withoutUs, browsers, url);
  return { ...withUs, delivery };
}

/** Lets the feed run once with us. */
export async function feedWithUs(browsers: Browsers, url: string, slowdown = 1): Promise<FeedRun> {
  await browsers.setUnderline(true);
  return feedIn(browsers.withUs, browsers, url, slowdown);
}

async function feedIn(browser: Harness, { isOurs }: Browsers, url: string, slowdown = 1): Promise<FeedRun> {
  const tops = await visit(browser, {
    url,
    slowdown,
    walk: false,
    atRest: async ({ tab, session }) => {
      await runFeed(tab);
      await untilQuiet(session);
    },
  });
  const from = startOf(tops, "startFeed");
  const stretches = stretchesOf(tops, isOurs).filter(({ start }) => start >= from);
  return {
    script: sum(stretches.map(({ script, forced }) => script + forced)),
    reader: callsOf(tops, "onlyReads"),
    longest: longestIn(stretches),
  };
}

/** Starts the feed of a page and waits for its end. */
export async function runFeed(tab: Page): Promise<void> {
  await tab.evaluate("void setTimeout(startFeed)");
  do await pause(ASK);
  while ((await tab.evaluate("window.feedIsDone")) !== true);
}

/** When a function was first called, on the clock of the trace. */
export function startOf(tops: readonly TraceEvent[], functionName: string): number {
  const all = (events: readonly TraceEvent[]): TraceEvent[] =>
    events.flatMap((event) => [event, ...all(event.children)]);
  const call = all(tops).find(
    (event) => event.name === "FunctionCall" && event.functionName === functionName,
  );
  if (!call) throw new Error(`The trace shows no call of ${functionName}.`);
  return call.start;
}

/** What the runs come to for each batch: the ratio of the sums is that of the batches. */
export function feedFigures(feeds: readonly FeedPair[]): Figure[] {
  const ours = ({ script, delivery }: FeedPair) => script - delivery;
  const theirs = ({ reader, delivery }: FeedPair) => reader + delivery;
  const tell = (what: string, of: (feed: FeedPair) => number) =>
    told(what, milliseconds(median(feeds.map(of))));
  return [
    atMost(
      "feed: per batch, over an observer that only reads the added text",
      3,
      median(feeds.map((feed) => ours(feed) / theirs(feed))),
      times,
    ),
    tell("… our scripts in all", ours),
    tell("… that observer in all", theirs),
    tell("… of which for handing the changes over to it, seen without us", ({ delivery }) => delivery),
  ];
}
