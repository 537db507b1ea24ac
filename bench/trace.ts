import type { Page } from "puppeteer-core";

/** What happened on the main thread of a page, in order. */
export interface TraceEvent {
  readonly name: string;
  /** When it began, on the clock of the trace, in ms. */
  readonly start: number;
  readonly end: number;
  /** CPU time of its thread, what happened within it included, in ms. */
  readonly cpu: number;
  /** The script that a function or an evaluation belongs to. */
  readonly url: string;
  readonly functionName: string;
  /** What happened within it. */
  readonly children: TraceEvent[];
}

/** Only what is asked of the trace later: each event written costs the page time. */
const CATEGORIES = ["-*", "devtools.timeline", "disabled-by-default-devtools.timeline", "v8.execute"];

/**
 * Does something while the browser traces a page.
 *
 * @returns the tasks of the page's main thread
 */
export async function traced(page: Page, work: () => Promise<void>): Promise<TraceEvent[]> {
  await page.tracing.start({ categories: CATEGORIES });
  let buffer: Uint8Array | undefined;
  try {
    await work();
    await page.evaluate(`void setTimeout(function ${LAST_SIGN}() {})`);
    await page.evaluate("new Promise((resolve) => setTimeout(resolve))");
  } finally {
    buffer = await page.tracing.stop();
  }
  if (buffer === undefined) throw new Error("The browser gave no trace.");
  return readTrace(new TextDecoder().decode(buffer));
}

/** A function called in the page, so that its thread can be told from all others. */
const LAST_SIGN = "benchEnds";

/** Builds the tree of events of the one thread in which the bench's last sign was given. */
export function readTrace(json: string): TraceEvent[] {
  const { traceEvents } = JSON.parse(json) as { traceEvents: RawEvent[] };
  const sign = traceEvents.find((event) => event.args?.data?.functionName === LAST_SIGN);
  if (!sign) throw new Error("The trace shows nothing of the page.");
  const own = traceEvents
    .filter(({ ph, pid, tid }) => ph === "X" && pid === sign.pid && tid === sign.tid)
    // Of two that begin at once the longer one is around the other.
    .sort((one, other) => one.ts - other.ts || (other.dur ?? 0) - (one.dur ?? 0));
  const tops: TraceEvent[] = [];
  const open: TraceEvent[] = [];
  for (const { name, ts, dur = 0, tdur = dur, args } of own) {
    const event: TraceEvent = {
      name,
      start: ts / 1_000,
      end: (ts + dur) / 1_000,
      cpu: tdur / 1_000,
      url: args?.data?.url ?? args?.fileName ?? "",
      functionName: args?.data?.functionName ?? "",
      children: [],
    };
    while (open.length > 0 && (open.at(-1)?.end ?? 0) <= event.start) open.pop();
    (open.at(-1)?.children ?? tops).push(event);
    open.push(event);
  }
  return tops;
}

interface RawEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  /** In µs, as all here. */
  ts: number;
  dur?: number;
  tdur?: number;
  args?: { fileName?: string; data?: { url?: string; functionName?: string } };
}
