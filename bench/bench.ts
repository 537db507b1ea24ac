import { type Browsers, startBrowsers } from "./browsers";
import type { Figure } from "./figure";
import { bytesFigure } from "./measure/bytes";
import { feedFigures, feedRun, feedWithUs, runFeed } from "./measure/feed";
import { foundFigure, foundOn } from "./measure/found";
import { bigFigures, type Loads, logFigures } from "./measure/load-figures";
import { type Load, load, variants } from "./measure/loads";
import { longestFigures, longestOf } from "./measure/longest";
import { memoryFigure } from "./measure/memory";
import { peerFigures } from "./measure/peer-figures";
import { popupFigures } from "./measure/popup";
import { typing, typingFigures } from "./measure/typing";
import { type PartName, runs } from "./options";
import { bigPage } from "./pages/big";
import { editorPage } from "./pages/editor";
import { feedPage } from "./pages/feed";
import { logPage } from "./pages/log";
import { shadowPage } from "./pages/shadow";
import { smallPage } from "./pages/small";
import { waysPage } from "./pages/ways";
import { servePages } from "./serve";

/** How much slower a slow machine is. */
const SLOWDOWN = 4;

/** Runs the parts one after the other: two at once would measure each other. */
export async function bench(parts: ReadonlySet<PartName>): Promise<{ figures: Figure[]; browser: string }> {
  const [small, big, log, shadow] = [smallPage(), bigPage(), logPage(), shadowPage()];
  const [feed, editor, ways] = [feedPage(), editorPage(), waysPage()];
  const loaded = [small, big, log, shadow];
  const has = (part: PartName) => parts.has(part);
  const say = (what: string) => console.log(`  ${new Date().toISOString().slice(11, 19)} ${what}`);
  // In a browser of its own, and by the clock: two more that are just starting would be measured with it.
  if (has("popup")) say("popup");
  const popup = has("popup") ? await popupFigures(runs) : [];
  const site = await servePages([...loaded, feed, editor, ways]);
  const browsers = await startBrowsers();
  const figures: Figure[] = [];
  const longest = new Map<string, number[]>();
  const url = site.urlOf;
  try {
    if (has("bytes")) figures.push(bytesFigure());
    if (has("found"))
      for (const page of [ways, ...loaded, feed]) {
        say(`what is found on ${page.name}`);
        const atRest = page === feed ? runFeed : undefined;
        figures.push(foundFigure(page.name, await foundOn(browsers, page, url(page), atRest)));
      }
    if (has("memory")) figures.push(await memoryFigure(browsers, url(small), runs));

    const loads = new Map<string, Loads>();
    if (has("loads"))
      for (const page of loaded) {
        say(`loading ${page.name}`);
        loads.set(page.name, await loadAll(browsers, url(page)));
      }
    for (const [name, all] of loads) longest.set(name, longestOf(all["marks on"]));
    const [ofBig, ofLog] = [loads.get("big"), loads.get("log")];
    if (ofBig) figures.push(...bigFigures(ofBig));
    if (ofLog) figures.push(...logFigures(ofLog));

    if (has("feed")) {
      say("feed");
      const feeds = await repeat(runs, () => feedRun(browsers, url(feed)));
      figures.push(...feedFigures(feeds));
      longest.set("feed", longestOf(feeds));
    }
    if (has("typing")) {
      say("typing");
      const typed = await repeat(runs, () => typing(browsers, editor, url(editor)));
      figures.push(...typingFigures(typed));
      longest.set("editor", longestOf(typed));
    }
    figures.push(...longestFigures(longest));
    if (has("throttled")) {
      const slow = new Map<string, number[]>();
      for (const page of loaded) {
        say(`loading ${page.name}, ${SLOWDOWN} times slower`);
        slow.set(
          page.name,
          longestOf(await repeat(runs, () => load(browsers, url(page), "marks on", SLOWDOWN))),
        );
      }
      say(`feed, ${SLOWDOWN} times slower`);
      // A feed takes minutes then.
      const fewer = Math.min(runs, 3);
      slow.set("feed", longestOf(await repeat(fewer, () => feedWithUs(browsers, url(feed), SLOWDOWN))));
      figures.push(...longestFigures(slow, SLOWDOWN));
    }
    figures.push(...popup);
    if (has("peers")) figures.push(...(await peerFigures({ browsers, pages: loaded, url, runs, say })));
    return { figures, browser: browsers.withUs.version };
  } finally {
    await browsers.close();
    await site.stop();
  }
}

/** Each variant by turns, so that whatever else slows this machine down slows all of them. */
async function loadAll(browsers: Browsers, url: string): Promise<Loads> {
  const loads: Record<keyof Loads, Load[]> = { "marks on": [], "marks off": [], "without us": [] };
  for (let run = 0; run < runs; run++)
    for (const variant of variants) loads[variant].push(await load(browsers, url, variant));
  return loads;
}

async function repeat<T>(times: number, work: () => Promise<T>): Promise<T[]> {
  const all: T[] = [];
  while (all.length < times) all.push(await work());
  return all;
}
