import type { TraceEvent } from "./trace";

/** Events in which a script runs and that say which. */
const CALLS = new Set(["FunctionCall", "EvaluateScript", "v8.compile"]);

/** Style, layout and paint as far as the main thread does them; the threads that fill in the pixels are left out. */
export const DRAWING: ReadonlySet<string> = new Set([
  "UpdateLayoutTree",
  "Layout",
  "PrePaint",
  "Paint",
  "Layerize",
  "Commit",
]);

/** What scripts of ours did in one task of the browser, in ms of the thread's CPU time: what others do on this machine does not count. */
export interface Stretch {
  /** When the task began, on the clock of the trace. */
  readonly start: number;
  /** The scripts alone. */
  readonly script: number;
  /** Style and layout that a question of theirs made the browser do at once; most of it was due anyway, but not then. */
  readonly forced: number;
}

/**
 * What scripts of ours did, by task of the browser.
 *
 * Calls tell whose they are. What goes on after an `await` does not: it is only a part of `RunMicrotasks`. The bench's pages use no promises, so
 * microtasks are ours, without the calls in them that say otherwise.
 *
 * @param isOurs - tells by a script's address
 */
export function stretchesOf(tops: readonly TraceEvent[], isOurs: (url: string) => boolean): Stretch[] {
  return tops.flatMap((task) => {
    const own = outermost(task, isOurs);
    const forced = cpuOf(own, DRAWING);
    const script = sum(own.map((event) => event.cpu - foreign(event, isOurs))) - forced;
    return own.length > 0 ? [{ start: task.start, script, forced }] : [];
  });
}

/** The events of ours that lie in no other one of ours. */
function outermost(event: TraceEvent, isOurs: (url: string) => boolean): TraceEvent[] {
  const isOwnCall = CALLS.has(event.name) && isOurs(event.url);
  if (isOwnCall || event.name === "RunMicrotasks") return [event];
  return event.children.flatMap((child) => outermost(child, isOurs));
}

/** CPU time of calls within, of others than us; what those may call of ours in turn is nothing. */
function foreign(event: TraceEvent, isOurs: (url: string) => boolean): number {
  return sum(
    event.children.map((child) => {
      if (!CALLS.has(child.name)) return foreign(child, isOurs);
      return isOurs(child.url) ? 0 : child.cpu;
    }),
  );
}

/** CPU time of all calls of a function by its name. */
export function callsOf(tops: readonly TraceEvent[], functionName: string): number {
  return sum(
    tops.map((event) => {
      const isIt = event.name === "FunctionCall" && event.functionName === functionName;
      return isIt ? event.cpu : callsOf(event.children, functionName);
    }),
  );
}

/** Whether a function of this name was called in an event. */
export function hasCall(event: TraceEvent, functionName: string): boolean {
  return event.functionName === functionName || event.children.some((child) => hasCall(child, functionName));
}

/** CPU time of outermost events of these names. */
export function cpuOf(tops: readonly TraceEvent[], names: ReadonlySet<string>): number {
  return sum(tops.map((event) => (names.has(event.name) ? event.cpu : cpuOf(event.children, names))));
}

export function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
