import type { CDPSession, Page } from "puppeteer-core";
import { type Browsers, inTab } from "../browsers";
import type { BenchPage } from "../pages/page";
import { MARK_ALL, MARKED, TELL_ALL } from "../peers/extension";
import { untilQuiet } from "../quiet";
import { cpuOf, DRAWING, stretchesOf, sum } from "../script-time";
import { type TraceEvent, traced } from "../trace";
import type { FoundIds } from "./found";

/** What a peer came to on a page, in ms of the main thread's CPU time; null when it was stopped. */
export interface PeerRun {
  readonly time: { readonly script: number; readonly drawing: number } | null;
  /** Null as well when it was stopped. */
  readonly ids: FoundIds | null;
}

/** A peer that takes longer is stopped, in ms by the clock, drawing included. */
export const PATIENCE = 60_000;

/**
 * Loads a page in the browser without us, with a peer in it, and lets that find and mark every id once the page is at rest: everything drawn
 * afterwards is because of it.
 *
 * @param origin - what the addresses of the peer's scripts begin with
 */
export function peerRun(browsers: Browsers, page: BenchPage, url: string, origin: string): Promise<PeerRun> {
  return inTab(browsers.withoutUs, async (tab) => {
    const session = await tab.createCDPSession();
    await session.send("Performance.enable");
    const loading = await traced(tab, async () => {
      await tab.goto(url, { timeout: 120_000 });
      await untilQuiet(session);
    });
    const work = markAll(tab, session);
    // Not stopped from within: a script that is deep in the browser's own code does not hear of it. The tab is closed instead.
    work.catch(() => {});
    let timer: ReturnType<typeof setTimeout> | undefined;
    const patience = new Promise<null>((resolve) => {
      timer = setTimeout(resolve, PATIENCE, null);
    });
    const marking = await Promise.race([work, patience]);
    clearTimeout(timer);
    if (!marking) return { time: null, ids: null };
    const script = scriptIn(loading, origin) + scriptIn(marking, origin);
    return { time: { script, drawing: cpuOf(marking, DRAWING) }, ids: await idsMarked(tab, page) };
  });
}

function markAll(tab: Page, session: CDPSession): Promise<TraceEvent[]> {
  return traced(tab, async () => {
    await tab.evaluate(`void dispatchEvent(new Event("${MARK_ALL}"))`);
    await untilQuiet(session);
  });
}

function scriptIn(trace: readonly TraceEvent[], origin: string): number {
  return sum(stretchesOf(trace, (url) => url.startsWith(origin)).map(({ script }) => script));
}

/** @throws Error when the peer failed, which would look quick */
async function idsMarked(tab: Page, page: BenchPage): Promise<FoundIds> {
  await tab.evaluate(`void dispatchEvent(new Event("${TELL_ALL}"))`);
  const text = await tab.evaluate(`document.documentElement.getAttribute("${MARKED}")`);
  if (typeof text !== "string") throw new Error(`A peer failed on ${page.name}.`);
  const found = page.ids.filter((id) => text.includes(id)).length;
  return { planted: page.ids.length, found, wrong: Math.round(text.length / 32) - found };
}
