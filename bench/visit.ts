import type { CDPSession, Page } from "puppeteer-core";
import type { Harness } from "../e2e/harness/harness";
import { inTab } from "./browsers";
import { untilQuiet } from "./quiet";
import { type TraceEvent, traced } from "./trace";

/** A page that was loaded and is looked at. */
export interface Visit {
  readonly tab: Page;
  readonly session: CDPSession;
}

export interface VisitChoice {
  url: string;
  /** How much slower the processor seems to be. */
  slowdown?: number;
  /** Done once the page has come to rest, before it is walked; in the trace too. */
  atRest?: (visit: Visit) => Promise<void>;
  /** Whether to take the bare walk in the end, and to read once the data of the first `<pre>`'s text if there is one. */
  walk?: boolean;
}

/**
 * Loads a page in a tab of its own while the browser traces it, and takes the bare walk over it at last.
 *
 * @returns what happened on its main thread
 */
export function visit(
  browser: Harness,
  { url, slowdown = 1, atRest, walk = true }: VisitChoice,
): Promise<TraceEvent[]> {
  return inTab(browser, async (tab) => {
    const session = await tab.createCDPSession();
    await session.send("Performance.enable");
    await session.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
    return traced(tab, async () => {
      await tab.goto(url, { timeout: 120_000 });
      await untilQuiet(session);
      await atRest?.({ tab, session });
      if (walk) await tab.evaluate(`void setTimeout(${bareWalk}); void setTimeout(${readOnce})`);
    });
  });
}

/** The name by which the trace shows the walk. */
export const BARE_WALK = "bareWalk";

/**
 * The unit of everything: all text nodes of the document, reading how long each is. In the page's own world, which has no objects for
 * these nodes yet; as text, because the tools that run this file put calls of their own into functions.
 */
const bareWalk = `function ${BARE_WALK}() {
  const walker = document.createTreeWalker(document, NodeFilter.SHOW_TEXT);
  let length = 0;
  while (walker.nextNode()) length += walker.currentNode.nodeValue.length;
  window.walked = length;
}`;

/** The name by which the trace shows the reading of one long text. */
export const READ_ONCE = "readOnce";

/** Reading means looking at each character: asking for the text alone copies nothing and takes no time at any length. */
const readOnce = `function ${READ_ONCE}() {
  const data = document.querySelector("pre")?.firstChild?.data ?? "";
  let mix = 0;
  for (let index = 0; index < data.length; index++) mix ^= data.charCodeAt(index);
  window.mixed = mix;
}`;
