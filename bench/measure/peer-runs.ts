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
 * runs as our own script does, in a world of its own, and has to be loaded there. It gets the document and every open shadow root;
 * closed ones it cannot see.
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
    const { frameTree } = await session.send("Page.getFrameTree");
    const world = { frameId: frameTree.frame.id, worldName: PEER };
    const { executionContextId: contextId } = await session.send("Page.createIsolatedWorld", world);
    const evaluate = async (expression: string) =>
      (await session.send("Runtime.evaluate", { contextId, expression })).result.value;
    await untilQuiet(session);
    const work = markAll({ tab, session, page, evaluate, code: codeOf(peer, usage) });
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

interface Marking {
  readonly tab: Page;
  readonly session: CDPSession;
  readonly page: BenchPage;
  /** Evaluates an expression in the peer's own world. */
  evaluate(expression: string): Promise<unknown>;
  readonly code: string;
}

async function markAll({ tab, session, page, evaluate, code }: Marking): Promise<PeerRun> {
  const trace = await traced(tab, async () => {
    await evaluate(code);
    await untilQuiet(session);
  });
  // A peer that failed would look quick.
  if ((await evaluate("globalThis.isMarked")) !== true) throw new Error(`A peer failed on ${page.name}.`);
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

/** What an extension made of a peer would do in a page: load the library, and mark all ids. In one call, for the trace to tell. */
function codeOf(peer: Peer, usage: Usage): string {
  return `void setTimeout(function ${PEER}() {
    ${peer.scripts.join(";\n")};
    const mark = ${peer.run[usage]};
    for (const top of ${tops}) mark(top);
    globalThis.isMarked = true;
  })`;
}

const tops = `[document.body, ...[...document.querySelectorAll("*")].flatMap(({ shadowRoot }) => [...shadowRoot?.children ?? []])]`;
const markedText = `[document, ...[...document.querySelectorAll("*")].flatMap(({ shadowRoot }) => shadowRoot ?? [])]
  .flatMap((root) => [...root.querySelectorAll(".${PEER_MARK}")]).map(({ textContent }) => textContent).join("")`;
