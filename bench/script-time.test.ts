import { expect, it } from "vitest";
import { callsOf, cpuOf, DRAWING, stretchesOf } from "./script-time";
import { readTrace } from "./trace";

const ours = "chrome-extension://abc/scanner.js";
const isOurs = (url: string) => url.startsWith("chrome-extension://abc/");

type Raw = [name: string, ts: number, dur: number, data?: { url?: string; functionName?: string }];

/** A trace of one thread; CPU time is half of the time by the clock. In µs. */
function trace(...events: Raw[]): string {
  const thread = { ph: "X", pid: 1, tid: 1 };
  const end: Raw = ["FunctionCall", 1_000_000, 1, { functionName: "benchEnds" }];
  const own = [...events, end].map(([name, ts, dur, data = {}]) => ({
    ...thread,
    name,
    ts,
    dur,
    tdur: dur / 2,
    args: { data },
  }));
  const other = { ...thread, tid: 2, name: "RunMicrotasks", ts: 0, dur: 9_000, args: {} };
  return JSON.stringify({ traceEvents: [other, ...own.reverse()] });
}

it("takes our calls, once, and what goes on after an await", () => {
  const tops = readTrace(
    trace(
      ["RunTask", 0, 10_000],
      ["FunctionCall", 1_000, 4_000, { url: ours }],
      ["FunctionCall", 2_000, 1_000, { url: ours }],
      ["RunTask", 20_000, 6_000],
      ["RunMicrotasks", 21_000, 2_000],
      ["RunTask", 30_000, 6_000],
      ["FunctionCall", 31_000, 2_000, { url: "http://page/" }],
    ),
  );
  expect(stretchesOf(tops, isOurs)).toEqual([
    { start: 0, script: 2, forced: 0 },
    { start: 20, script: 1, forced: 0 },
  ]);
});

it("leaves the page's calls among microtasks to the page", () => {
  const tops = readTrace(
    trace(
      ["RunTask", 0, 20_000],
      ["FunctionCall", 0, 4_000, { url: "http://page/" }],
      ["RunMicrotasks", 4_000, 10_000],
      ["FunctionCall", 5_000, 2_000, { url: ours }],
      ["FunctionCall", 8_000, 4_000, { url: "http://page/", functionName: "onlyReads" }],
    ),
  );
  expect(stretchesOf(tops, isOurs)).toEqual([{ start: 0, script: 3, forced: 0 }]);
  expect(callsOf(tops, "onlyReads")).toBe(2);
});

it("tells layout that a script forces from the script", () => {
  const tops = readTrace(
    trace(
      ["RunTask", 0, 20_000],
      ["FunctionCall", 0, 10_000, { url: ours }],
      ["Layout", 2_000, 6_000],
      ["UpdateLayoutTree", 3_000, 1_000],
      ["Layout", 12_000, 2_000],
    ),
  );
  expect(stretchesOf(tops, isOurs)).toEqual([{ start: 0, script: 2, forced: 3 }]);
  expect(cpuOf(tops, DRAWING)).toBe(4);
});
