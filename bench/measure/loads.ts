import { pause } from "../../e2e/harness/until";
import type { Browsers } from "../browsers";
import { untilQuiet } from "../quiet";
import { callsOf, cpuOf, DRAWING, hasCall, type Stretch, stretchesOf, sum } from "../script-time";
import type { TraceEvent } from "../trace";
import { BARE_WALK, READ_ONCE, visit } from "../visit";

/** How a page is loaded. */
export const variants = ["marks on", "marks off", "without us"] as const;

export type Variant = (typeof variants)[number];

/** What one load of a page came to, in ms of the main thread's CPU time. */
export interface Load {
  /** The bare walk of the same load. */
  readonly walk: number;
  /** Reading the data of one long text node once, where the page is made of such. */
  readonly read: number;
  /** All scripts of ours, from the first to the last. */
  readonly script: number;
  /** Style and layout that those forced. */
  readonly forced: number;
  /** The task in which we ran longest; only our part of it, with what that forced. */
  readonly longest: number;
  /** What the browser did to draw the page, for whatever reason, by kind of work. */
  readonly drawing: ReadonlyMap<string, number>;
  /** What it did to draw the marks when they were switched on in the page at rest; only of a load without them. */
  readonly drawingMarks: number;
}

/** A changed setting is known everywhere after so long, in ms. */
const SETTING_COMES = 300;

/** Loads a page once, from nothing until it rests. */
export async function load(browsers: Browsers, url: string, variant: Variant, slowdown = 1): Promise<Load> {
  await browsers.setUnderline(variant === "marks on");
  const browser = variant === "without us" ? browsers.withoutUs : browsers.withUs;
  const tops = await visit(browser, {
    url,
    slowdown,
    atRest: async ({ tab, session }) => {
      if (variant === "marks on") return;
      const marks = await tab.evaluate("CSS.highlights.size");
      if (marks !== 0) throw new Error("Marks that were switched off are there.");
      await tab.evaluate(`void setTimeout(function ${MARKS_COME}() {})`);
      if (variant === "without us") return;
      await browsers.setUnderline(true);
      await pause(SETTING_COMES);
      await untilQuiet(session);
    },
  });
  return readLoad(tops, browsers.isOurs);
}

/** A function called in the page, so that the trace shows when marks were switched on. */
const MARKS_COME = "marksCome";

function readLoad(tops: readonly TraceEvent[], isOurs: (url: string) => boolean): Load {
  const sign = tops.findIndex((task) => hasCall(task, MARKS_COME));
  const [before, after] = sign < 0 ? [tops, []] : [tops.slice(0, sign), tops.slice(sign)];
  const stretches = stretchesOf(before, isOurs);
  return {
    walk: callsOf(tops, BARE_WALK),
    read: callsOf(tops, READ_ONCE),
    script: sum(stretches.map(({ script }) => script)),
    forced: sum(stretches.map(({ forced }) => forced)),
    longest: longestIn(stretches),
    drawing: new Map([...DRAWING].map((kind) => [kind, cpuOf(before, new Set([kind]))])),
    drawingMarks: cpuOf(after, DRAWING),
  };
}

export function longestIn(stretches: readonly Stretch[]): number {
  return Math.max(0, ...stretches.map(({ script, forced }) => script + forced));
}
