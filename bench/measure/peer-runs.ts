import type { CDPSession, Page } from "puppeteer-core";
import { type Browsers, inTab } from "../browsers";
import type { BenchPage } from "../pages/page";
import { PEER_MARK, type Peer, type Usage } from "../peers/peers";
import { untilQuiet } from "../quiet";
import { callsOf, cpuOf, DRAWING } from "../script-time";
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
 * Lets a peer find and mark every id of a page at rest, in the browser without us: everything drawn afterwards is because of it. It
 * gets the document and every open shadow root; closed ones no script of a page can see.
 */
export function peerRun(
  browsers: Browsers,
  page: BenchPage,
  url: string,
  peer: Peer,
  usage: Usage,
): Promise<PeerRun> {
  return inTab(browsers.withoutUs, async (tab) => {
    const session = await tab.createCDPSession();
    await session.send("Performance.enable");
    await tab.goto(url, { timeout: 120_000 });
    for (const script of peer.scripts) await tab.evaluate(`${script};void 0`);
    await tab.evaluate(`window.marks = ${peer.run[usage]}; window.tops = ${tops}`);
    await untilQuiet(session);
    const work = markAll(tab, session, page);
    // Not stopped from within: a script that is deep in the browser's own code does not hear of it. The tab is closed instead.
    work.catch(() => {});
    let timer: ReturnType<typeof setTimeout> | undefined;
    const patience = new Promise<null>((resolve) => {
      timer = setTimeout(resolve, PATIENCE, null);
    });
    const run = await Promise.race([work, patience]);
    clearTimeout(timer);
    return run ?? { time: null, ids: null };
  });
}

async function markAll(tab: Page, session: CDPSession, page: BenchPage): Promise<PeerRun> {
  const trace = await traced(tab, async () => {
    await tab.evaluate(
      `window.isMarked = false; void setTimeout(function ${PEER}() { for (const top of tops()) marks(top); window.isMarked = true; })`,
    );
    await untilQuiet(session);
  });
  // A peer that failed would look quick.
  if ((await tab.evaluate("window.isMarked")) !== true) throw new Error(`A peer failed on ${page.name}.`);
  const text = String(await tab.evaluate(markedText));
  const found = page.ids.filter((id) => text.includes(id)).length;
  return {
    time: timesIn(trace),
    ids: { planted: page.ids.length, found, wrong: Math.round(text.length / 32) - found },
  };
}

const PEER = "peerMarks";

function timesIn(trace: readonly TraceEvent[]): { script: number; drawing: number } {
  return { script: callsOf(trace, PEER), drawing: cpuOf(trace, DRAWING) };
}

/** Text of functions in the page. */
const tops = `() => [document.body, ...[...document.querySelectorAll("*")].flatMap(({ shadowRoot }) => [...shadowRoot?.children ?? []])]`;
const markedText = `[document, ...[...document.querySelectorAll("*")].flatMap(({ shadowRoot }) => shadowRoot ?? [])]
  .flatMap((root) => [...root.querySelectorAll(".${PEER_MARK}")]).map(({ textContent }) => textContent).join("")`;
