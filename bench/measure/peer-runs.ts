import type { Page } from "puppeteer-core";
import { type Browsers, inTab } from "../browsers";
import type { BenchPage } from "../pages/page";
import { MARK_ALL, MARKED, TELL_ALL } from "../peers/script";
import { untilQuiet } from "../quiet";
import { cpuOf, DRAWING, hasCall, stretchesOf, sum } from "../script-time";
import { type TraceEvent, traced } from "../trace";
import { type FoundIds, foundInMarks } from "./found";
import { PATIENCE, type PeerRun } from "./peer-figure";

/**
 * Loads a page in the browser without us, with a peer in it, and lets that find and mark every id once the page is at rest: everything drawn
 * afterwards is because of it.
 *
 * @param origin - what the addresses of the peer's scripts begin with
 */
export function peerRun(browsers: Browsers, page: BenchPage, url: string, origin: string): Promise<PeerRun> {
  return inTab(browsers.withoutUs, async (tab) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const trace = await new Promise<TraceEvent[] | null>((resolve, reject) => {
      const startTimer = () => {
        timer = setTimeout(resolve, PATIENCE, null);
      };
      // Not stopped from within: a script that is deep in the browser's own code does not hear of it. The tab is closed instead.
      loadAndMark(tab, url, startTimer).then(resolve, reject);
    }).finally(() => clearTimeout(timer));
    if (!trace) return { isStopped: true };
    const isPeers = (address: string) => address.startsWith(origin);
    const script = sum(stretchesOf(trace, isPeers).map((stretch) => stretch.script));
    const marking = trace.slice(trace.findIndex((task) => hasCall(task, PEER_BEGINS)));
    return { isStopped: false, script, drawing: cpuOf(marking, DRAWING), ids: await idsMarked(tab, page) };
  });
}

async function loadAndMark(tab: Page, url: string, onMark: () => void): Promise<TraceEvent[]> {
  const session = await tab.createCDPSession();
  await session.send("Performance.enable");
  return traced(tab, async () => {
    await tab.goto(url, { timeout: 120_000 });
    await untilQuiet(session);
    onMark();
    const begin = `function ${PEER_BEGINS}() { dispatchEvent(new Event("${MARK_ALL}")); }`;
    await tab.evaluate(`void setTimeout(${begin})`);
    await untilQuiet(session);
  });
}

/** A function called in the page, so that the trace shows when marking begins. */
const PEER_BEGINS = "peerBegins";

/** @throws Error when the peer failed, which would look quick */
async function idsMarked(tab: Page, page: BenchPage): Promise<FoundIds> {
  await tab.evaluate(`void dispatchEvent(new Event("${TELL_ALL}"))`);
  const text = await tab.evaluate(`document.documentElement.getAttribute("${MARKED}")`);
  if (typeof text !== "string") throw new Error(`A peer failed on ${page.name}.`);
  return foundInMarks(text, page.ids);
}
